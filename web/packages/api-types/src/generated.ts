/* Generated from openapi.json by npm run api-types. */
export interface paths {
    "/api/session": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get Session
         * @description Who is signed in, what his role may, the token for writes, and the demo accounts of this machine.
         */
        get: operations["headway_people_http_session_get_session"];
        put?: never;
        /**
         * Sign In
         * @description Sign in by name and password; the session is a new one.
         */
        post: operations["headway_people_http_session_sign_in"];
        /**
         * Sign Out
         * @description End the session.
         */
        delete: operations["headway_people_http_session_sign_out"];
        options?: never;
        head?: never;
        /**
         * Change Session
         * @description Change the language, of the account and of this browser.
         */
        patch: operations["headway_people_http_session_change_session"];
        trace?: never;
    };
    "/api/demo-sessions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Sign In Demo
         * @description Enter as a demo account; only where the product serves nobody but this machine.
         */
        post: operations["headway_people_http_session_sign_in_demo"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/account": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get Own Account
         * @description One's own account; the telephone number in full, since it is one's own.
         */
        get: operations["headway_people_http_own_get_own_account"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/account/sessions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Own Sessions
         * @description Where one is signed in.
         */
        get: operations["headway_people_http_own_list_own_sessions"];
        put?: never;
        post?: never;
        /**
         * End Own Other Sessions
         * @description End all of one's own sessions but the one that asks.
         */
        delete: operations["headway_people_http_own_end_own_other_sessions"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/account/sessions/{session_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * End Own Session
         * @description End one of one's own sessions.
         */
        delete: operations["headway_people_http_own_end_own_session"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/session/password": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Change Own Password
         * @description Another password; the session that asks gets a new key, all others end.
         *
         *     It stands under the session's path, where no answer and no hash of a body is kept: a body holds passwords.
         */
        put: operations["headway_people_http_own_change_own_password"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/links/{token}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get Link Page
         * @description For whom the link is. Unknown, used, revoked and expired links are answered alike.
         */
        get: operations["headway_people_http_links_get_link_page"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/links/{token}/acceptances": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Accept Link
         * @description Choose user name (by an invitation) and password, and be signed in.
         */
        post: operations["headway_people_http_links_accept_link"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/roles": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Roles
         * @description Every role with its capabilities, in words of the person's language.
         */
        get: operations["headway_people_http_roles_list_roles"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/accounts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List People
         * @description A page of people, at most 200; telephone numbers are masked.
         */
        get: operations["headway_people_http_accounts_list_people"];
        put?: never;
        /**
         * Invite
         * @description Invite somebody into the own organisation; the link is in this answer and nowhere else.
         */
        post: operations["headway_people_http_accounts_invite"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/accounts/{account_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get Person
         * @description One person, with what was done to the account.
         */
        get: operations["headway_people_http_accounts_get_person"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /**
         * Change Person
         * @description Another name, department, e-mail or telephone; a telephone that is not sent stays as it is.
         */
        patch: operations["headway_people_http_accounts_change_person"];
        trace?: never;
    };
    "/api/accounts/{account_id}/disablements": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Disable Person
         * @description Disable the account; its sessions end at once.
         */
        post: operations["headway_people_http_accounts_disable_person"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/accounts/{account_id}/enablements": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Enable Person
         * @description Let a disabled account sign in again.
         */
        post: operations["headway_people_http_accounts_enable_person"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/accounts/{account_id}/roles": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Change Role Of Person
         * @description Give another role; the account's sessions end.
         */
        post: operations["headway_people_http_accounts_change_role_of_person"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/accounts/{account_id}/links": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Make Link For Person
         * @description A new link, shown in this answer only: the invitation again, or one for a new password.
         */
        post: operations["headway_people_http_accounts_make_link_for_person"];
        /**
         * Revoke Invitation Of Person
         * @description Take an invitation back that is not accepted yet.
         */
        delete: operations["headway_people_http_accounts_revoke_invitation_of_person"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/accounts/{account_id}/sessions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * End Sessions Of Person
         * @description End all sessions of the account.
         */
        delete: operations["headway_people_http_accounts_end_sessions_of_person"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/departments": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Own Departments
         * @description All departments, each with the one it stands under and how many active people are in it.
         */
        get: operations["headway_people_http_departments_list_own_departments"];
        put?: never;
        /**
         * Add Department
         * @description A new department, at the top or under another.
         */
        post: operations["headway_people_http_departments_add_department"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/departments/{department_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Remove Department
         * @description Remove a department that nobody stands in.
         */
        delete: operations["headway_people_http_departments_remove_department"];
        options?: never;
        head?: never;
        /**
         * Change Department
         * @description Another name or place in the tree.
         */
        patch: operations["headway_people_http_departments_change_department"];
        trace?: never;
    };
    "/api/inbox": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get Inbox
         * @description What the person was told, the latest first, and how much of it he has not read.
         */
        get: operations["headway_notify_http_inbox_get_inbox"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /**
         * Mark Inbox
         * @description Mark own messages as read or unread, put them away or take them back.
         */
        patch: operations["headway_notify_http_inbox_mark_inbox"];
        trace?: never;
    };
    "/api/inbox/unread": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get Unread
         * @description The number on the bell.
         */
        get: operations["headway_notify_http_inbox_get_unread"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/inbox/readings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Read Inbox
         * @description Mark everything up to a message as read; what came later stays unread.
         */
        post: operations["headway_notify_http_inbox_read_inbox"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/action-links/{token}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get Action Link
         * @description What a link would do, and for whom.
         */
        get: operations["headway_notify_http_action_links_get_action_link"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/action-links/{token}/uses": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Use Action Link
         * @description Do it, once; asked again, the answer says when it was done.
         */
        post: operations["headway_notify_http_action_links_use_action_link"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/announcements": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Firm Announcements
         * @description What was announced in the own firm, the latest first.
         */
        get: operations["headway_notify_http_announcements_list_firm_announcements"];
        put?: never;
        /**
         * Add Firm Announcement
         * @description Tell the people in the own firm, all of them or by role.
         */
        post: operations["headway_notify_http_announcements_add_firm_announcement"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/announcements/{announcement_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get Firm Announcement
         * @description One announcement; looking at it is not yet reading it.
         */
        get: operations["headway_notify_http_announcements_get_firm_announcement"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/announcements/{announcement_id}/readings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Read Firm Announcement
         * @description Say that one has read it, or confirm it.
         */
        post: operations["headway_notify_http_announcements_read_firm_announcement"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/announcements/{announcement_id}/readers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Firm Readers
         * @description Who of which role has read it, and who has not.
         */
        get: operations["headway_notify_http_announcements_list_firm_readers"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/announcements/{announcement_id}/reminders": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Remind Firm Readers
         * @description Tell those anew who have not read or not confirmed it.
         */
        post: operations["headway_notify_http_announcements_remind_firm_readers"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/announcements/{announcement_id}/withdrawals": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Withdraw Firm Announcement
         * @description Take it back; who had it in the inbox finds it put away.
         */
        post: operations["headway_notify_http_announcements_withdraw_firm_announcement"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/account/calendar": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get Calendar Feed
         * @description Whether the own calendar has an address.
         */
        get: operations["headway_notify_http_calendar_get_calendar_feed"];
        put?: never;
        /**
         * Make Calendar Feed
         * @description Make the address, or another one in place of the earlier.
         */
        post: operations["headway_notify_http_calendar_make_calendar_feed"];
        /**
         * End Calendar Feed
         * @description Take the address back.
         */
        delete: operations["headway_notify_http_calendar_end_calendar_feed"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/channels": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get Channels
         * @description The mail server of the own firm, without its password.
         */
        get: operations["headway_notify_http_channels_get_channels"];
        put?: never;
        /**
         * Add Mail Server
         * @description Set up the mail server of the own firm.
         */
        post: operations["headway_notify_http_channels_add_mail_server"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/channels/{channel_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Remove Mail Server
         * @description Take it away with its password.
         */
        delete: operations["headway_notify_http_channels_remove_mail_server"];
        options?: never;
        head?: never;
        /**
         * Change Mail Server
         * @description Change it or switch it on and off.
         */
        patch: operations["headway_notify_http_channels_change_mail_server"];
        trace?: never;
    };
    "/api/channels/{channel_id}/trials": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Try Mail Server
         * @description Send a trial to oneself, at once; the answer says why it did not leave.
         */
        post: operations["headway_notify_http_channels_try_mail_server"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/dead-letters": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get Dead Letters
         * @description What of the own firm could not be delivered, the latest first.
         */
        get: operations["headway_notify_http_channels_get_dead_letters"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/dead-letters/decisions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Decide Letters
         * @description Have dead letters tried again, or let them go.
         */
        post: operations["headway_notify_http_channels_decide_letters"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/account/preferences": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get Preferences
         * @description How the person wants to be told what.
         */
        get: operations["headway_notify_http_preferences_get_preferences"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /**
         * Change Preferences
         * @description Choose anew.
         */
        patch: operations["headway_notify_http_preferences_change_preferences"];
        trace?: never;
    };
    "/api/account/browsers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get Browsers
         * @description Which of the own browsers messages may wake, and the key to subscribe with.
         */
        get: operations["headway_notify_http_push_get_browsers"];
        put?: never;
        /**
         * Add Browser
         * @description Let messages wake this browser.
         */
        post: operations["headway_notify_http_push_add_browser"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/account/browsers/{browser_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Remove Browser
         * @description Never wake this browser again.
         */
        delete: operations["headway_notify_http_push_remove_browser"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/message-words": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get Message Words
         * @description The words of every kind, default and chosen.
         */
        get: operations["headway_notify_http_words_get_message_words"];
        put?: never;
        /**
         * Choose Message Words
         * @description Choose the words of a kind in a language; what stood before is kept as a version.
         */
        post: operations["headway_notify_http_words_choose_message_words"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/message-words/previews": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Preview Message Words
         * @description How words would read; nothing is kept.
         */
        post: operations["headway_notify_http_words_preview_message_words"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/message-words/versions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get Message Words Versions
         * @description Who chose which words when, the latest first.
         */
        get: operations["headway_notify_http_words_get_message_words_versions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/projects/{project_id}/facts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get Project Facts
         * @description What is told of a project and moves no date, and what the person may change there.
         */
        get: operations["headway_projects_http_projects_get_project_facts"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /**
         * Change Project Facts
         * @description Change some of them; the missing one of contract start, finish and days is computed.
         */
        patch: operations["headway_projects_http_projects_change_project_facts"];
        trace?: never;
    };
    "/api/projects/{project_id}/state-changes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Project State Changes
         * @description When the project was archived, deleted and taken back.
         */
        get: operations["headway_projects_http_projects_list_project_state_changes"];
        put?: never;
        /**
         * Change Project State
         * @description Archive, delete, or take back; a deleted project can be taken back for 30 days.
         */
        post: operations["headway_projects_http_projects_change_project_state"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/archived-projects": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List My Archived Projects
         * @description Archived projects that the person may read.
         */
        get: operations["headway_projects_http_projects_list_my_archived_projects"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/deleted-projects": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List My Deleted Projects
         * @description Deleted projects that the person may take back.
         */
        get: operations["headway_projects_http_projects_list_my_deleted_projects"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/projects/{project_id}/members": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Project Members
         * @description Who works on the project; with each the roles that he could take there.
         */
        get: operations["headway_projects_http_members_list_project_members"];
        put?: never;
        /**
         * Add Project Member
         * @description Add an account by its exact user name, also of another organisation.
         */
        post: operations["headway_projects_http_members_add_project_member"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/projects/{project_id}/invitations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Invite Project Member
         * @description An account with a link for somebody who has none, of the own or another firm; a member at once.
         */
        post: operations["headway_projects_http_members_invite_project_member"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/projects/{project_id}/members/{member_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Remove Project Member
         * @description Take a member off the project.
         */
        delete: operations["headway_projects_http_members_remove_project_member"];
        options?: never;
        head?: never;
        /**
         * Change Project Member
         * @description Give a member another role.
         */
        patch: operations["headway_projects_http_members_change_project_member"];
        trace?: never;
    };
    "/api/projects/{project_id}/candidates": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Project Candidates
         * @description People of the project's organisation who are no members yet, by name, pinyin or user name; 20 at most.
         */
        get: operations["headway_projects_http_members_list_project_candidates"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/projects/{project_id}/member-changes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Project Member Changes
         * @description Who was added, given another role, removed; by whom and when.
         */
        get: operations["headway_projects_http_members_list_project_member_changes"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/projects/{project_id}/locations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Project Locations
         * @description All places, siblings in their order; `parent_id` makes the tree.
         */
        get: operations["headway_projects_http_locations_list_project_locations"];
        put?: never;
        /**
         * Add Project Location
         * @description A new place, last among its siblings.
         */
        post: operations["headway_projects_http_locations_add_project_location"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/projects/{project_id}/locations/{location_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Remove Project Location
         * @description Take a place away in which nothing stands.
         */
        delete: operations["headway_projects_http_locations_remove_project_location"];
        options?: never;
        head?: never;
        /**
         * Change Project Location
         * @description Another code, name or position.
         */
        patch: operations["headway_projects_http_locations_change_project_location"];
        trace?: never;
    };
    "/api/projects/{project_id}/resources": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Project Resources
         * @description Resources of the project's organisation; a guest gets the crews of his own firm only.
         */
        get: operations["headway_projects_http_lists_list_project_resources"];
        put?: never;
        /**
         * Add Project Resource
         * @description A new resource of the organisation.
         */
        post: operations["headway_projects_http_lists_add_project_resource"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/projects/{project_id}/own-resources": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Own Resources
         * @description By which the plan knows one's own work.
         */
        get: operations["headway_projects_http_lists_list_own_resources"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/projects/{project_id}/resources/{resource_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Remove Project Resource
         * @description Take a resource away that no plan uses.
         */
        delete: operations["headway_projects_http_lists_remove_project_resource"];
        options?: never;
        head?: never;
        /**
         * Change Project Resource
         * @description Change some of its facts; of a crew also its trade, leader and subcontractor, of labour whose work it is.
         */
        patch: operations["headway_projects_http_lists_change_project_resource"];
        trace?: never;
    };
    "/api/projects/{project_id}/resources/{resource_id}/people": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Add To Crew
         * @description Somebody joins a crew: a member of the project, or just a name.
         */
        post: operations["headway_projects_http_lists_add_to_crew"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/projects/{project_id}/resources/{resource_id}/people/{crew_member_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Remove From Crew
         * @description Somebody leaves a crew.
         */
        delete: operations["headway_projects_http_lists_remove_from_crew"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/projects/{project_id}/trades": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Project Trades
         * @description The national list, then what the organisation adds to it.
         */
        get: operations["headway_projects_http_lists_list_project_trades"];
        put?: never;
        /**
         * Add Project Trade
         * @description A trade that the national list lacks.
         */
        post: operations["headway_projects_http_lists_add_project_trade"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/projects/{project_id}/trades/{trade_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Remove Project Trade
         * @description Take a trade of the organisation away.
         */
        delete: operations["headway_projects_http_lists_remove_project_trade"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/projects/{project_id}/subcontractors": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Project Subcontractors
         * @description Subcontractors of the organisation, and the other firms whose people are members here.
         */
        get: operations["headway_projects_http_lists_list_project_subcontractors"];
        put?: never;
        /**
         * Add Project Subcontractor
         * @description A firm that works for the organisation.
         */
        post: operations["headway_projects_http_lists_add_project_subcontractor"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/projects/{project_id}/subcontractors/{subcontractor_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Remove Project Subcontractor
         * @description Take a subcontractor away that no crew belongs to.
         */
        delete: operations["headway_projects_http_lists_remove_project_subcontractor"];
        options?: never;
        head?: never;
        /**
         * Change Project Subcontractor
         * @description Another name, another firm.
         */
        patch: operations["headway_projects_http_lists_change_project_subcontractor"];
        trace?: never;
    };
    "/api/calendars": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Calendars
         * @description The national calendars and those of the own organisation, each at its latest version.
         */
        get: operations["headway_projects_http_calendars_list_calendars"];
        put?: never;
        /**
         * Create Calendar
         * @description A new calendar of the organisation.
         */
        post: operations["headway_projects_http_calendars_create_calendar"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/calendar-copies": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Copy Calendar
         * @description A calendar of the organisation that says the same as another one, the national ones included.
         */
        post: operations["headway_projects_http_calendars_copy_calendar"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/calendars/{source_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get Calendar
         * @description One version of a calendar, the latest without a number.
         */
        get: operations["headway_projects_http_calendars_get_calendar"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/calendars/{source_id}/versions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Versions
         * @description What the calendar said and says, the latest first.
         */
        get: operations["headway_projects_http_calendars_list_versions"];
        put?: never;
        /**
         * Add Version
         * @description Change a calendar; plans keep the version that they took.
         */
        post: operations["headway_projects_http_calendars_add_version"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/calendars/{source_id}/preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Preview Calendar
         * @description Working time of every day of a year.
         */
        get: operations["headway_projects_http_calendars_preview_calendar"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/calendar-previews": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Preview Text
         * @description The same of a calendar that is not kept yet: the picture of the editor.
         */
        post: operations["headway_projects_http_calendars_preview_text"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/search": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Search Everything
         * @description Projects and activities by code or name, people by name; projects and people by pinyin, too. 20 of each.
         *
         *     `beside`: within the other projects of the organisation of this one, archived ones left out. Words before
         *     the last one may name the project then.
         */
        get: operations["headway_projects_http_search_search_everything"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/projects/{project_id}/{kind}/{subject_id}/comments": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Comments On
         * @description What was said about a part of a project (`kind`: activity), the latest 50 threads.
         */
        get: operations["headway_projects_http_comments_list_comments_on"];
        put?: never;
        /**
         * Write Comment
         * @description Say something, or answer a comment; who is mentioned is told in his inbox.
         */
        post: operations["headway_projects_http_comments_write_comment"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/projects/{project_id}/{kind}/{subject_id}/mentionable": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Mentionable On
         * @description Who can be mentioned there, by name or pinyin; at most 20.
         */
        get: operations["headway_projects_http_comments_list_mentionable_on"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/comments/{comment_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Delete Comment
         * @description Take a comment back: its place stays, its words are shown to nobody.
         */
        delete: operations["headway_projects_http_comments_delete_comment"];
        options?: never;
        head?: never;
        /**
         * Change Comment
         * @description Say it otherwise; what it said before is kept.
         */
        patch: operations["headway_projects_http_comments_change_comment"];
        trace?: never;
    };
    "/api/comments/{comment_id}/versions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Comment Versions
         * @description Everything that a comment has said, the latest first.
         */
        get: operations["headway_projects_http_comments_list_comment_versions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/projects/{project_id}/{kind}/{subject_id}/files": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Files On
         * @description The files that hang on a part of a project (`kind`: activity, comment); `removable`: what he may take off.
         */
        get: operations["headway_projects_http_files_list_files_on"];
        put?: never;
        /**
         * Add File
         * @description Hang one file on a part of a project or on one's own comment.
         */
        post: operations["headway_projects_http_files_add_file"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/files/{file_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Download File
         * @description The file as it was, to be kept.
         */
        get: operations["headway_projects_http_files_download_file"];
        put?: never;
        post?: never;
        /**
         * Remove File
         * @description Take a file off; it is kept, and a restoration brings it back.
         */
        delete: operations["headway_projects_http_files_remove_file"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/files/{file_id}/picture": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get Picture
         * @description The small picture that we drew of the file, for who sees the file.
         */
        get: operations["headway_projects_http_files_get_picture"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/files/{file_id}/restorations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Restore File
         * @description Hang a file up again that was taken off.
         */
        post: operations["headway_projects_http_files_restore_file"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/projects/{project_id}/robots": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get Robots
         * @description The robots of a project, without their secrets.
         */
        get: operations["headway_projects_http_robots_get_robots"];
        put?: never;
        /**
         * Add Robot
         * @description Set up a robot.
         */
        post: operations["headway_projects_http_robots_add_robot"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/projects/{project_id}/robots/{robot_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Remove Robot
         * @description Take a robot away with its address.
         */
        delete: operations["headway_projects_http_robots_remove_robot"];
        options?: never;
        head?: never;
        /**
         * Change Robot
         * @description Change a robot, or switch it on and off; whoever does becomes its keeper: it posts what he may see.
         */
        patch: operations["headway_projects_http_robots_change_robot"];
        trace?: never;
    };
    "/api/projects/{project_id}/robots/{robot_id}/trials": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Try Robot
         * @description Post a trial to the group, at once; the answer says why it did not arrive.
         */
        post: operations["headway_projects_http_robots_try_robot"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/projects/{project_id}/robots/{robot_id}/listening": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Let Robot Listen
         * @description Let a group talk to its robot: what it says becomes comments, or reaches the manager.
         */
        post: operations["headway_projects_http_robots_let_robot_listen"];
        /**
         * Stop Robot Listening
         * @description The robot hears nothing any more.
         */
        delete: operations["headway_projects_http_robots_stop_robot_listening"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/projects/{project_id}/dead-letters": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get Robots Dead Letters
         * @description What the robots of a project could not post, the latest first.
         */
        get: operations["headway_projects_http_robots_get_robots_dead_letters"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/projects/{project_id}/dead-letters/decisions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Decide Robots Dead Letters
         * @description Have posts tried again, or let them go.
         */
        post: operations["headway_projects_http_robots_decide_robots_dead_letters"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/projects/{project_id}/announcements": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Project Announcements
         * @description What was announced on a project, the latest first.
         */
        get: operations["headway_projects_http_announcements_list_project_announcements"];
        put?: never;
        /**
         * Add Project Announcement
         * @description Tell the people on a project, all of them or by role.
         */
        post: operations["headway_projects_http_announcements_add_project_announcement"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/projects/{project_id}/announcements/{announcement_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get Project Announcement
         * @description One announcement; looking at it is not yet reading it.
         */
        get: operations["headway_projects_http_announcements_get_project_announcement"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/projects/{project_id}/announcements/{announcement_id}/readings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Read Project Announcement
         * @description Say that one has read it, or confirm it.
         */
        post: operations["headway_projects_http_announcements_read_project_announcement"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/projects/{project_id}/announcements/{announcement_id}/readers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Project Readers
         * @description Who of which role has read it, and who has not.
         */
        get: operations["headway_projects_http_announcements_list_project_readers"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/projects/{project_id}/announcements/{announcement_id}/reminders": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Remind Project Readers
         * @description Tell those anew who have not read or not confirmed it.
         */
        post: operations["headway_projects_http_announcements_remind_project_readers"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/projects/{project_id}/announcements/{announcement_id}/withdrawals": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Withdraw Project Announcement
         * @description Take it back; who had it in the inbox finds it put away.
         */
        post: operations["headway_projects_http_announcements_withdraw_project_announcement"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/field/exchanges": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Exchange
         * @description Hand over what was entered on a device; every entry is answered, none is taken twice.
         */
        post: operations["headway_field_http_exchanges_exchange"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/field/feed": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Feed
         * @description What changed in a project since `cursor`, as the reader may see it now; nothing for a revoked device.
         */
        get: operations["headway_field_http_exchanges_feed"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/field/projects": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Field Projects
         * @description The projects of the person, with what he may do there from the site.
         */
        get: operations["headway_field_http_exchanges_field_projects"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/projects/{project_id}/parked": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get Parked
         * @description What is parked in a project, with its whole content.
         */
        get: operations["headway_field_http_desks_get_parked"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/parked/{parked_id}/decisions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Post Parked Decision
         * @description Decide what becomes of a parked entry.
         */
        post: operations["headway_field_http_desks_post_parked_decision"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/parked/{parked_id}/requests": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Post Parked Request
         * @description Ask from the phone what should become of one's own entry.
         */
        post: operations["headway_field_http_desks_post_parked_request"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/projects/{project_id}/conflicts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get Conflicts
         * @description The conflicts of a project.
         */
        get: operations["headway_field_http_desks_get_conflicts"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/projects/{project_id}/conflicts/{conflict_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get One Conflict
         * @description One conflict: both sides, the trail of its record, what each value would do.
         */
        get: operations["headway_field_http_desks_get_one_conflict"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/conflicts/{conflict_id}/decisions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Post Conflict Decision
         * @description Decide between two values.
         */
        post: operations["headway_field_http_desks_post_conflict_decision"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/projects/{project_id}/sync-statistics": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get Statistics
         * @description What the entries of the last days came to.
         */
        get: operations["headway_field_http_desks_get_statistics"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/projects/{project_id}/devices": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get Devices
         * @description The devices of a project's members, the longest silent first.
         */
        get: operations["headway_field_http_devices_get_devices"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/devices": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get Devices At Home
         * @description The devices of the whole firm and its guests, for who looks after them.
         */
        get: operations["headway_field_http_devices_get_devices_at_home"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/devices/{device}/revocations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Post Revocation
         * @description Take a device's right away: no data any more, what it still sends is parked, it is told to forget all.
         */
        post: operations["headway_field_http_devices_post_revocation"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/field/uploads": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Begin
         * @description Begin a content, or go on with it: 201 and its place; 200 when this account has sent the very same before.
         *
         *     `Upload-Metadata` names `sha256`, `project`, and `device`.
         */
        post: operations["headway_field_http_uploads_begin"];
        delete?: never;
        /**
         * Ask For Protocol
         * @description What of tus is spoken here.
         */
        options: operations["headway_field_http_uploads_ask_for_protocol"];
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/field/uploads/{upload_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Give Up
         * @description Give it up; what came of it is removed.
         */
        delete: operations["headway_field_http_uploads_give_up"];
        options?: never;
        /**
         * Ask Where To Go On
         * @description How much of it stands safely here.
         */
        head: operations["headway_field_http_uploads_ask_where_to_go_on"];
        /**
         * Take Piece
         * @description The next piece, at most 1 MiB, with its hash. After the last one the content is checked as a whole.
         */
        patch: operations["headway_field_http_uploads_take_piece"];
        trace?: never;
    };
    "/api/crew-links/{token}/uploads": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Begin Late
         * @description Begin a content that a parked entry of this link names, or go on with it; 200 when it has arrived.
         */
        post: operations["headway_field_http_late_uploads_begin_late"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/crew-links/{token}/uploads/{upload_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        /**
         * Ask Where To Go On Late
         * @description How much of it stands safely here.
         */
        head: operations["headway_field_http_late_uploads_ask_where_to_go_on_late"];
        /**
         * Take Late Piece
         * @description The next piece, as of every photo.
         */
        patch: operations["headway_field_http_late_uploads_take_late_piece"];
        trace?: never;
    };
    "/api/field/blobs/{sha256}/state": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get Blob State
         * @description Whether a content has arrived; of one that is not his to know: unknown.
         */
        get: operations["headway_field_http_blobs_get_blob_state"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/projects/{project_id}/blobs/{sha256}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Download Blob
         * @description The content as it was: a photo to be kept, a recording to be heard.
         */
        get: operations["headway_field_http_blobs_download_blob"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/projects/{project_id}/blobs/{sha256}/picture": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get Blob Picture
         * @description The picture that we drew of a photo: at most 480 pixels, `large` 1600.
         */
        get: operations["headway_field_http_blobs_get_blob_picture"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/projects/{project_id}/blobs/{sha256}/about": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get Blob About
         * @description What is known of a content, taken out or not.
         */
        get: operations["headway_field_http_blobs_get_blob_about"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/projects/{project_id}/blobs/{sha256}/redactions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Redact
         * @description Take a content out, or put a copy in its place; its hash stays, with who, when and why.
         */
        post: operations["headway_field_http_blobs_redact"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/projects/{project_id}/crew-links": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Links
         * @description The links of a project, for who assigns work there.
         */
        get: operations["headway_field_http_crew_links_list_links"];
        put?: never;
        /**
         * Make Link
         * @description Make a link; its address is in this answer only.
         */
        post: operations["headway_field_http_crew_links_make_link"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/projects/{project_id}/crew-links/{link_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Revoke Link
         * @description Take a link back; who is signed in by it is out at once.
         */
        delete: operations["headway_field_http_crew_links_revoke_link"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/crew-links/{token}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get Link Page
         * @description What the link is for. One that was taken back or is over is answered so, an unknown one is unknown.
         */
        get: operations["headway_field_http_crew_links_get_link_page"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/crew-links/{token}/sessions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Open Link
         * @description Say who one is and go on as the crew; the session reaches the field app and nothing else.
         */
        post: operations["headway_field_http_crew_links_open_link"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/crew-links/{token}/hand-overs": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Hand Over
         * @description What a phone still holds of a link that was taken back: an exchange without a session, all of it parked.
         */
        post: operations["headway_field_http_crew_links_hand_over"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/field/outbox-imports": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Bring Outbox
         * @description Take an exported outbox in; the same file twice has no second effect.
         */
        post: operations["headway_field_http_outbox_imports_bring_outbox"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/projects": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List My Projects
         * @description Every project that the person may see.
         */
        get: operations["headway_schedule_http_projects_list_my_projects"];
        put?: never;
        /**
         * Create Project
         * @description A new project: blank, from a template that comes with the product, or copied from another project.
         */
        post: operations["headway_schedule_http_project_copies_create_project"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/projects/{project_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get Project
         * @description One project with its members, calendars and the settings of its plan.
         */
        get: operations["headway_schedule_http_projects_get_project"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/portfolio": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get My Portfolio
         * @description Every project that the person may see: how late, how far, what holds it up. Days are calendar days.
         */
        get: operations["headway_schedule_http_portfolio_get_my_portfolio"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/project-templates": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Project Templates
         * @description What new projects can be made of, for who may create one.
         */
        get: operations["headway_schedule_http_project_copies_list_project_templates"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/plans/{plan_id}/calendars": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get Plan Settings
         * @description The settings that move dates and the calendars of a plan, for their editors; instants are local.
         */
        get: operations["headway_schedule_http_plans_get_plan_settings"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/plans/{plan_id}/window": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get Plan Window
         * @description The whole plan as columns. Instants are minutes since 1970-01-01T00:00 local, durations minutes.
         */
        get: operations["headway_schedule_http_plans_get_plan_window"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/plans/{plan_id}/activities/{activity_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get Plan Activity
         * @description One activity with its relations, assignments, codes and notes.
         */
        get: operations["headway_schedule_http_activities_get_plan_activity"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/plans/{plan_id}/activities/{activity_id}/driving-chain": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get Activity Chain
         * @description What holds the activity where it stands, from it back to where the chain begins.
         */
        get: operations["headway_schedule_http_activities_get_activity_chain"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/plans/{plan_id}/activities/{activity_id}/shortenings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Activity Shortenings
         * @description What shortening brings the activity forward by 1 to 60 working days, each calculated; durations, no prices.
         */
        get: operations["headway_schedule_http_activities_list_activity_shortenings"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/plans/{plan_id}/activities/{activity_id}/edits": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Activity Edits
         * @description Edits that touched the activity, the latest first, each with old and new values; `before` a revision.
         */
        get: operations["headway_schedule_http_activities_list_activity_edits"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/calendars/{source_id}/uses": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Calendar Uses
         * @description The plans that took the calendar over, among the projects that one sees.
         */
        get: operations["headway_schedule_http_calendar_uses_list_calendar_uses"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/first-steps": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List First Steps
         * @description What has happened in the plans that the person may edit.
         */
        get: operations["headway_schedule_http_first_steps_list_first_steps"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/plans/{plan_id}/edits": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Plan Edits
         * @description Who changed the plan, when, from where and why; the latest first.
         */
        get: operations["headway_schedule_http_history_list_plan_edits"];
        put?: never;
        /**
         * Edit Plan
         * @description Change the plan. Answers with what moved since `base_revision`, edits of others that came between included.
         *
         *     `delta` null: the plan was replaced in between; load the window anew.
         */
        post: operations["headway_schedule_http_edits_edit_plan"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/plans/{plan_id}/changes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Changes
         * @description What a client at revision `since` needs to stand at the present one; `delta` null: load the window anew.
         */
        get: operations["headway_schedule_http_edits_list_changes"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/plans/{plan_id}/undos": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Undo
         * @description Take back an edit: the one named, else the person's own last, else the last of the plan at `revision`.
         */
        post: operations["headway_schedule_http_edits_undo"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/plans/{plan_id}/redos": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Redo
         * @description Do again what the person's last undo took back.
         */
        post: operations["headway_schedule_http_edits_redo"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/plans/{plan_id}/restorations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Restore
         * @description Make the plan again what it was at `revision`, as one edit that can be undone.
         */
        post: operations["headway_schedule_http_edits_restore"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/plans/{plan_id}/edit-filters": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Edit Filters
         * @description The people and the sources that the history of the plan knows.
         */
        get: operations["headway_schedule_http_history_list_edit_filters"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/plans/{plan_id}/edits/{edit_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get Plan Edit
         * @description What one edit changed, row by row: old and new value of each field.
         */
        get: operations["headway_schedule_http_history_get_plan_edit"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/plans/{plan_id}/baselines/{baseline_id}/dates": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get Baseline Dates
         * @description The dates of any baseline as columns, to be drawn under the bars.
         */
        get: operations["headway_schedule_http_baselines_get_baseline_dates"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/plans/{plan_id}/baselines": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Plan Baselines
         * @description The baselines of a plan, the latest first.
         */
        get: operations["headway_schedule_http_baselines_list_plan_baselines"];
        put?: never;
        /**
         * Freeze Baseline
         * @description Keep the present dates under a name.
         */
        post: operations["headway_schedule_http_baselines_freeze_baseline"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/plans/{plan_id}/baselines/{baseline_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Remove Baseline
         * @description Delete a baseline; the active one stays.
         */
        delete: operations["headway_schedule_http_baselines_remove_baseline"];
        options?: never;
        head?: never;
        /**
         * Change Baseline
         * @description Name a baseline otherwise, or make it the active one.
         */
        patch: operations["headway_schedule_http_baselines_change_baseline"];
        trace?: never;
    };
    "/api/plans/{plan_id}/comparisons": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Compare Dates
         * @description Dates of two of `current`, `revision:N`, `baseline:N` side by side, where they differ (at most 500 rows).
         */
        get: operations["headway_schedule_http_baselines_compare_dates"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/plans/{plan_id}/scenarios": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Plan Scenarios
         * @description The scenarios of a plan, the latest first.
         */
        get: operations["headway_schedule_http_baselines_list_plan_scenarios"];
        put?: never;
        /**
         * Branch Scenario
         * @description Branch a scenario off the plan as it stands.
         */
        post: operations["headway_schedule_http_baselines_branch_scenario"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/plans/{plan_id}/promotions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Promote Scenario
         * @description Make what a scenario changed an edit of its live plan; the answer is that edit's.
         */
        post: operations["headway_schedule_http_baselines_promote_scenario"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/plans/{plan_id}/cancellations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Give Up Scenario
         * @description End a scenario without promoting it.
         */
        post: operations["headway_schedule_http_baselines_give_up_scenario"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/plans/{plan_id}/quality": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get Plan Quality
         * @description The DCMA's fourteen points and further checks of a plan, each with the activities that it found.
         */
        get: operations["headway_schedule_http_quality_get_plan_quality"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/template.xlsx": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get Template
         * @description The Excel template that Headway reads; the same for everybody.
         */
        get: operations["headway_schedule_http_imports_get_template"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/imports": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Start Import
         * @description Take a file; a job reads it. `project_id` names the project, or code and name of a new one.
         */
        post: operations["headway_schedule_http_imports_start_import"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/imports/{import_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get Import
         * @description How far an import is, and its report.
         */
        get: operations["headway_schedule_http_imports_get_import"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/imports/{import_id}/differences": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Import Differences
         * @description Recorded dates beside ours: those that differ, the critical ones among them, or all; `from` skips.
         */
        get: operations["headway_schedule_http_imports_list_import_differences"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/imports/{import_id}/update-preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Preview Import Update
         * @description What an update by this file would change of the plan; at most 500 rows are listed.
         */
        get: operations["headway_schedule_http_imports_preview_import_update"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/imports/{import_id}/confirmations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Confirm
         * @description Have one project of the file written as the plan, or update the plan that is there by it.
         */
        post: operations["headway_schedule_http_imports_confirm"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/imports/{import_id}/cancellations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Cancel
         * @description Give an import up before it is written.
         */
        post: operations["headway_schedule_http_imports_cancel"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/plans/{plan_id}/print-previews": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Preview Print
         * @description One page of what a print would be.
         */
        post: operations["headway_schedule_http_prints_preview_print"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/plans/{plan_id}/prints": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Start Print
         * @description Have a view drawn as a file; a job does it.
         */
        post: operations["headway_schedule_http_prints_start_print"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/prints/{print_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get Print State
         * @description How far one's own print is.
         */
        get: operations["headway_schedule_http_prints_get_print_state"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/prints/{print_id}/cancellations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Cancel Print
         * @description Give one's own print up before it is drawn.
         */
        post: operations["headway_schedule_http_prints_cancel_print"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/prints/{print_id}/file": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get Print File
         * @description The file of one's own print; it is kept for a day.
         */
        get: operations["headway_schedule_http_prints_get_print_file"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/projects/{project_id}/views": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Project Views
         * @description The own views of a project's plan and those that others share.
         */
        get: operations["headway_schedule_http_views_list_project_views"];
        put?: never;
        /**
         * Add Project View
         * @description Keep what is shown under a name.
         */
        post: operations["headway_schedule_http_views_add_project_view"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/projects/{project_id}/first-view": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Put First View
         * @description With which view the plan opens, for oneself or for a role.
         */
        put: operations["headway_schedule_http_views_put_first_view"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/views/{view_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Remove Saved View
         * @description Delete an own view.
         */
        delete: operations["headway_schedule_http_views_remove_saved_view"];
        options?: never;
        head?: never;
        /**
         * Change Saved View
         * @description Another name, state or audience for an own view.
         */
        patch: operations["headway_schedule_http_views_change_saved_view"];
        trace?: never;
    };
    "/api/views/{view_id}/restorations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Restore Saved View
         * @description Take an own view back that was deleted just now.
         */
        post: operations["headway_schedule_http_views_restore_saved_view"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/plans/{plan_id}/exports": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Start Export
         * @description Have a file of a plan written; a job does it.
         */
        post: operations["headway_schedule_http_exports_start_export"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/exports/{export_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get Export
         * @description How far an export is, and what its file cannot hold.
         */
        get: operations["headway_schedule_http_exports_get_export"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/exports/{export_id}/file": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get Export File
         * @description The file, for who asked for it.
         */
        get: operations["headway_schedule_http_exports_get_export_file"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/waiting-sites": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get Waiting Sites
         * @description On which of one's projects something waits for the person, with counts; none where nothing does.
         */
        get: operations["headway_progress_http_overview_get_waiting_sites"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/projects/{project_id}/site": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get Site
         * @description Whether the project reports from the site, what waits there, and what the person may do.
         */
        get: operations["headway_progress_http_overview_get_site"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/projects/{project_id}/progress/reports": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Project Reports
         * @description Reports that wait for a decision, or (`state=decided`) the latest that were decided on; of one day with `day`.
         */
        get: operations["headway_progress_http_reports_list_project_reports"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/progress/entries/{entry_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get One Report
         * @description One report with its pace, hours, the reporter's record, its trail and its seals.
         */
        get: operations["headway_progress_http_reports_get_one_report"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/projects/{project_id}/progress/acceptances": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Decide On Reports
         * @description Decide on reports, all or none.
         */
        post: operations["headway_progress_http_reports_decide_on_reports"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/plans/{plan_id}/activities/{activity_id}/facts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Activity Facts
         * @description The trail of an activity: its entries with facts and decisions, the latest first.
         */
        get: operations["headway_progress_http_reports_list_activity_facts"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/projects/{project_id}/progress/rules": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get Progress Rules
         * @description Who accepts what, by when, and what is doubtful; with everything that a page needs to change it.
         */
        get: operations["headway_progress_http_settings_get_progress_rules"];
        /**
         * Change Progress Rules
         * @description Other rules from now on; the former ones stay in the list of versions.
         */
        put: operations["headway_progress_http_settings_change_progress_rules"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/projects/{project_id}/progress/site-reporting": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Switch Reporting
         * @description From now on progress comes from facts, or is a field of the plan again.
         */
        post: operations["headway_progress_http_settings_switch_reporting"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/plans/{plan_id}/layers/progress": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get Progress Layer
         * @description What was accepted and claimed of each activity, and the front line by percent and by remaining duration.
         */
        get: operations["headway_progress_http_layer_get_progress_layer"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/projects/{project_id}/progress/closing": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Preview Close
         * @description What closing at this data date would move, calculated in memory.
         */
        get: operations["headway_progress_http_closing_preview_close"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/projects/{project_id}/progress/closings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Closings
         * @description Closed data dates, the latest first.
         */
        get: operations["headway_progress_http_closing_list_closings"];
        put?: never;
        /**
         * Close
         * @description Close a data date: move it, fold what is due, keep the snapshot.
         */
        post: operations["headway_progress_http_closing_close"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/projects/{project_id}/assignment-offers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Assignment Offers
         * @description Offers of work: all for who sees the whole project, else those that the reader made or was asked.
         */
        get: operations["headway_progress_http_assignments_list_assignment_offers"];
        put?: never;
        /**
         * Offer Work
         * @description Offer activities, or shares of their quantities, to one person, crew or subcontractor.
         */
        post: operations["headway_progress_http_assignments_offer_work"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/projects/{project_id}/assignment-offers/{offer_id}/answers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Answer Offer
         * @description Accept, refuse with a reason, or propose other days or another quantity: for who was asked.
         */
        post: operations["headway_progress_http_assignments_answer_offer"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/projects/{project_id}/assignment-offers/{offer_id}/decisions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Decide Offer
         * @description Take a proposal or decline it: for who offered.
         */
        post: operations["headway_progress_http_assignments_decide_offer"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/projects/{project_id}/assignment-offers/{offer_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Withdraw Offer
         * @description Take an offer back; it stays in the log with its trail.
         */
        delete: operations["headway_progress_http_assignments_withdraw_offer"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/projects/{project_id}/workload": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get Workload
         * @description Planned hours of crews and people by day against what they can do; at most 100 days.
         */
        get: operations["headway_progress_http_assignments_get_workload"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/projects/{project_id}/attendance": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get Attendance
         * @description Who was on site on a day: numbers by crew, and the names that the reader may see.
         */
        get: operations["headway_progress_http_attendance_get_attendance"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/projects/{project_id}/hours": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get Hours
         * @description Hours of a day by activity, and the sheets that the reader may see.
         */
        get: operations["headway_progress_http_attendance_get_hours"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/projects/{project_id}/site-code": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get Code
         * @description The code that the sign at the gate shows.
         */
        get: operations["headway_progress_http_attendance_get_code"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/projects/{project_id}/site-codes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Issue Code
         * @description A new code; check-ins with the old sign are flagged from now on.
         */
        post: operations["headway_progress_http_attendance_issue_code"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/projects/{project_id}/diaries": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Diaries
         * @description A month of the site diary: which days are written, signed, missing; weather and workable half days.
         */
        get: operations["headway_progress_http_diary_list_diaries"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/projects/{project_id}/diaries/{day}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get Diary
         * @description One day's diary, composed of the day's facts until it is signed.
         */
        get: operations["headway_progress_http_diary_get_diary"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /**
         * Write Diary
         * @description Write fields of a diary that is not signed.
         */
        patch: operations["headway_progress_http_diary_write_diary"];
        trace?: never;
    };
    "/api/projects/{project_id}/diaries/{day}/signatures": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Sign Diary
         * @description Sign the diary as it stands; afterwards it is added to, not changed.
         */
        post: operations["headway_progress_http_diary_sign_diary"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/projects/{project_id}/diaries/{day}/addenda": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Add To Diary
         * @description Add to a signed diary.
         */
        post: operations["headway_progress_http_diary_add_to_diary"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/projects/{project_id}/diaries/{day}/print": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Print Diary
         * @description The diary of a day as a PDF of one or more A4 pages.
         */
        get: operations["headway_progress_http_diary_print_diary"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/projects/{project_id}/weather-record/print": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Print Weather
         * @description The weather record of a month as a PDF page.
         */
        get: operations["headway_progress_http_diary_print_weather"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/projects/{project_id}/attendance-rules": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get Rules
         * @description How attendance is counted and how far hours may miss it.
         */
        get: operations["headway_progress_http_site_settings_get_rules"];
        /**
         * Set Rules
         * @description Count attendance so from now on.
         */
        put: operations["headway_progress_http_site_settings_set_rules"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/projects/{project_id}/physical-states": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List States
         * @description The named states of the building, and how far each is by what was accepted.
         */
        get: operations["headway_progress_http_site_settings_list_states"];
        /**
         * Set States
         * @description The states in their order, in place of those before.
         */
        put: operations["headway_progress_http_site_settings_set_states"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/projects/{project_id}/reminder-rules": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get Reminder Rules
         * @description How a project reminds: every kind with its rule, where that stands, and its versions.
         */
        get: operations["headway_warnings_http_rules_get_reminder_rules"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/projects/{project_id}/reminder-rules/{rule}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Change Reminder Rule
         * @description Another rule of one kind (or `general`) on the project from now on.
         */
        put: operations["headway_warnings_http_rules_change_reminder_rule"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/reminder-rules": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get Reminder Rules At Home
         * @description How the own organisation reminds where a project has not decided otherwise.
         */
        get: operations["headway_warnings_http_rules_get_reminder_rules_at_home"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/reminder-rules/{rule}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Change Reminder Rule At Home
         * @description Another rule of one kind (or `general`) in the whole organisation from now on.
         */
        put: operations["headway_warnings_http_rules_change_reminder_rule_at_home"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/projects/{project_id}/reminder-previews": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Preview Reminder Rule
         * @description Whom a rule would have reached in the last week, by person.
         */
        post: operations["headway_warnings_http_rules_preview_reminder_rule"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/projects/{project_id}/reminders": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get Reminders
         * @description What is open on a project or was settled: all for who answers for it, else one's own.
         */
        get: operations["headway_warnings_http_reminders_get_reminders"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/projects/{project_id}/reminders/{reminder_id}/snoozes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Put Off Reminder
         * @description Put a reminder off; its ladder waits as long.
         */
        post: operations["headway_warnings_http_reminders_put_off_reminder"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/projects/{project_id}/reminder-effect": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get Reminder Effect
         * @description What came of a project's reminders, by kind and way.
         */
        get: operations["headway_warnings_http_effect_get_reminder_effect"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/reminder-effect": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get Reminder Effect At Home
         * @description What came of the reminders of all projects of the own organisation, by kind and way.
         */
        get: operations["headway_warnings_http_effect_get_reminder_effect_at_home"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/events": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get Events
         * @description Live events as `text/event-stream`: `{"id", "kind", "project_id", "subject"}`, resumed by `Last-Event-ID`.
         */
        get: operations["headway_server_live_http_get_events"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/audit": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get Audit
         * @description Who did what and when in the own organisation, newest first, at most 200 lines at once.
         */
        get: operations["headway_server_audit_http_get_audit"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/phone": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get Phone Page
         * @description For the page that stands in the site office: scan, install, trust.
         */
        get: operations["headway_server_phone_http_get_phone_page"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/phone/root.crt": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get Root Certificate
         * @description The root of this installation's authority (DER), for phones to install; nothing secret. Unknown without one.
         */
        get: operations["headway_server_phone_http_get_root_certificate"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/status": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get Status
         * @description Queues, dead letters, last backup, clock, disk, database: how it stands and what to do about it.
         */
        get: operations["headway_server_status_http_get_status"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        /** AccountOut */
        AccountOut: {
            /** Id */
            id: string;
            /** Username */
            username: string;
            /** Display Name */
            display_name: string;
            /** Organization */
            organization: string;
            /** Role */
            role: string;
            /** Role Name */
            role_name: string;
            /** Language */
            language: string;
        };
        /** DemoAccountOut */
        DemoAccountOut: {
            /** Username */
            username: string;
            /** Display Name */
            display_name: string;
            /** Role */
            role: string;
            /** Role Name */
            role_name: string;
            /** Organization */
            organization: string;
        };
        /** SessionOut */
        SessionOut: {
            account: components["schemas"]["AccountOut"] | null;
            /** May */
            may: string[];
            /** Csrf Token */
            csrf_token: string;
            /** Demo Accounts */
            demo_accounts: components["schemas"]["DemoAccountOut"][];
            /** Version */
            version: string;
            /** Language */
            language: string;
        };
        /**
         * SignInIn
         * @description `on_site`: the phone of the field app, which asks for a PIN itself.
         */
        SignInIn: {
            /** Username */
            username: string;
            /** Password */
            password: string;
            /**
             * On Site
             * @default false
             */
            on_site: boolean;
        };
        /** SessionChangeIn */
        SessionChangeIn: {
            /** Language */
            language: string;
        };
        /** DemoSignInIn */
        DemoSignInIn: {
            /** Username */
            username: string;
            /**
             * On Site
             * @default false
             */
            on_site: boolean;
        };
        /** OwnAccountOut */
        OwnAccountOut: {
            /** Id */
            id: string;
            /** Username */
            username: string;
            /** Display Name */
            display_name: string;
            /** Organization */
            organization: string;
            /** Department */
            department: string;
            /** Role */
            role: string;
            /** Email */
            email: string;
            /** Phone */
            phone: string;
            /** Is Demo */
            is_demo: boolean;
            /** Last Login */
            last_login: string | null;
        };
        /** OwnSessionOut */
        OwnSessionOut: {
            /** Id */
            id: string;
            /**
             * Started At
             * Format: date-time
             */
            started_at: string;
            /**
             * Seen At
             * Format: date-time
             */
            seen_at: string;
            /**
             * Ends At
             * Format: date-time
             */
            ends_at: string;
            /** Source */
            source: string;
            /** Browser */
            browser: string;
            /** Is This */
            is_this: boolean;
        };
        /** OwnSessionsOut */
        OwnSessionsOut: {
            /** Sessions */
            sessions: components["schemas"]["OwnSessionOut"][];
        };
        /** EndedOut */
        EndedOut: {
            /** Ended */
            ended: number;
        };
        /** PasswordIn */
        PasswordIn: {
            /** Old */
            old: string;
            /** New */
            new: string;
        };
        /** LinkOut */
        LinkOut: {
            /** Purpose */
            purpose: string;
            /** Display Name */
            display_name: string;
            /** Organization */
            organization: string;
            /** Role */
            role: string;
            /** Username */
            username: string;
            /**
             * Expires At
             * Format: date-time
             */
            expires_at: string;
            /** Shortest Password */
            shortest_password: number;
        };
        /** AcceptanceIn */
        AcceptanceIn: {
            /** Password */
            password: string;
            /**
             * Username
             * @default
             */
            username: string;
        };
        /** NamedOut */
        NamedOut: {
            /** Name */
            name: string;
            /** Title */
            title: string;
            /** Sentence */
            sentence: string;
        };
        /** RoleOut */
        RoleOut: {
            /** Name */
            name: string;
            /** Title */
            title: string;
            /** Sentence */
            sentence: string;
            /** Organization Wide */
            organization_wide: boolean;
            /** Administrator */
            administrator: boolean;
            /** Capabilities */
            capabilities: string[];
        };
        /** RolesOut */
        RolesOut: {
            /** Capabilities */
            capabilities: components["schemas"]["NamedOut"][];
            /** Roles */
            roles: components["schemas"]["RoleOut"][];
        };
        /**
         * PeopleWanted
         * @description `state`: active, disabled, invited, or empty for all.
         */
        PeopleWanted: {
            /**
             * Search
             * @default
             */
            search: string;
            /**
             * State
             * @default
             */
            state: string;
            /** Department Id */
            department_id?: number | null;
            /**
             * Page
             * @default 1
             */
            page: number;
            /**
             * Size
             * @default 50
             */
            size: number;
        };
        /** AccountLineOut */
        AccountLineOut: {
            /** Id */
            id: string;
            /** Display Name */
            display_name: string;
            /** Username */
            username: string;
            /** Role */
            role: string;
            /** Organization */
            organization: string;
            /** Department Id */
            department_id: number | null;
            /** Department */
            department: string;
            /** Email */
            email: string;
            /** Phone */
            phone: string;
            /** State */
            state: string;
            /** Is You */
            is_you: boolean;
            /** Last Login */
            last_login: string | null;
            /** Link Expires At */
            link_expires_at: string | null;
            may: components["schemas"]["AccountMayOut"];
        };
        /** AccountMayOut */
        AccountMayOut: {
            /** Change */
            change: boolean;
            /** Disable */
            disable: boolean;
            /** Change Role */
            change_role: boolean;
            /** Make Link */
            make_link: boolean;
        };
        /** AccountsMayOut */
        AccountsMayOut: {
            /** Invite Roles */
            invite_roles: string[];
            /** Change Departments */
            change_departments: boolean;
        };
        /** AccountsOut */
        AccountsOut: {
            /** Accounts */
            accounts: components["schemas"]["AccountLineOut"][];
            /** Total */
            total: number;
            /** Page */
            page: number;
            /** Size */
            size: number;
            may: components["schemas"]["AccountsMayOut"];
        };
        /** LinkIssuedOut */
        LinkIssuedOut: {
            /** Account Id */
            account_id: string;
            /** Purpose */
            purpose: string;
            /** Link */
            link: string;
            /**
             * Expires At
             * Format: date-time
             */
            expires_at: string;
        };
        /** InvitationIn */
        InvitationIn: {
            /** Display Name */
            display_name: string;
            /** Role */
            role: string;
            /** Department Id */
            department_id?: number | null;
            /**
             * Email
             * @default
             */
            email: string;
            /**
             * Phone
             * @default
             */
            phone: string;
        };
        /** AccountChangeOut */
        AccountChangeOut: {
            /** Kind */
            kind: string;
            /** Role Before */
            role_before: string;
            /** Role After */
            role_after: string;
            /** Reason */
            reason: string;
            /** By */
            by: string;
            /**
             * At
             * Format: date-time
             */
            at: string;
        };
        /** AccountPageOut */
        AccountPageOut: {
            /** Id */
            id: string;
            /** Display Name */
            display_name: string;
            /** Username */
            username: string;
            /** Role */
            role: string;
            /** Organization */
            organization: string;
            /** Department Id */
            department_id: number | null;
            /** Department */
            department: string;
            /** Email */
            email: string;
            /** Phone */
            phone: string;
            /** State */
            state: string;
            /** Is You */
            is_you: boolean;
            /** Last Login */
            last_login: string | null;
            /** Link Expires At */
            link_expires_at: string | null;
            may: components["schemas"]["AccountMayOut"];
            /** Changes */
            changes: components["schemas"]["AccountChangeOut"][];
        };
        /** AccountChangeIn */
        AccountChangeIn: {
            /** Display Name */
            display_name: string;
            /** Department Id */
            department_id?: number | null;
            /**
             * Email
             * @default
             */
            email: string;
            /** Phone */
            phone?: string | null;
        };
        /** ReasonIn */
        ReasonIn: {
            /** Reason */
            reason: string;
        };
        /** RoleChangeIn */
        RoleChangeIn: {
            /** Role */
            role: string;
            /** Reason */
            reason: string;
        };
        /** SessionsEndedOut */
        SessionsEndedOut: {
            /** Ended */
            ended: number;
        };
        /** DepartmentOut */
        DepartmentOut: {
            /** Id */
            id: number;
            /** Name */
            name: string;
            /** Parent Id */
            parent_id: number | null;
            /** People */
            people: number;
        };
        /** DepartmentsOut */
        DepartmentsOut: {
            /** Departments */
            departments: components["schemas"]["DepartmentOut"][];
        };
        /** DepartmentIn */
        DepartmentIn: {
            /** Name */
            name: string;
            /** Parent Id */
            parent_id?: number | null;
        };
        /** DepartmentRemovedOut */
        DepartmentRemovedOut: {
            /** Id */
            id: number;
        };
        /**
         * InboxOut
         * @description The latest first; `before` asks for the next page. `unread` is 100 when there are more than 99.
         */
        InboxOut: {
            /** Messages */
            messages: components["schemas"]["MessageOut"][];
            /** Before */
            before: number | null;
            /** Unread */
            unread: number;
        };
        /** MessageOut */
        MessageOut: {
            /** Id */
            id: number;
            /** Kind */
            kind: string;
            /** Text */
            text: string;
            /** Actor */
            actor: string;
            /** Words */
            words: string;
            /**
             * At
             * Format: date-time
             */
            at: string;
            /** Is Read */
            is_read: boolean;
            /** Is Archived */
            is_archived: boolean;
            /** Project Id */
            project_id: number;
            /** Project */
            project: string;
            place: components["schemas"]["PlaceOut"];
        };
        /**
         * PlaceOut
         * @description Where to go: the activity with this number of the project; `parts` lead on within it (a comment).
         */
        PlaceOut: {
            /** Kind */
            kind: string;
            /** Id */
            id: number;
            /** Code */
            code: string;
            /** Name */
            name: string;
            /** Parts */
            parts: {
                [key: string]: number;
            };
        };
        /** UnreadOut */
        UnreadOut: {
            /** Unread */
            unread: number;
        };
        /** MarksIn */
        MarksIn: {
            /** Ids */
            ids: number[];
            /** Is Read */
            is_read?: boolean | null;
            /** Is Archived */
            is_archived?: boolean | null;
        };
        /** ReadingIn */
        ReadingIn: {
            /** Until */
            until: number;
        };
        /**
         * ActionLinkOut
         * @description `says`: what will happen, or what was done; `person`: in whose name. `state`: open, done, over.
         */
        ActionLinkOut: {
            /** State */
            state: string;
            /** Action */
            action: string;
            /** Label */
            label: string;
            /** Says */
            says: string;
            /** Message */
            message: string;
            /** Project */
            project: string;
            /** Person */
            person: string;
            /** Path */
            path: string;
            /** Done At */
            done_at: string | null;
            /** Expires At */
            expires_at: string | null;
        };
        /**
         * AnnouncementOut
         * @description `is_mine_to_read`: addressed to the reader. The counts are told to who writes; to the others 0.
         */
        AnnouncementOut: {
            /** Id */
            id: number;
            /** Title */
            title: string;
            /** Words */
            words: string;
            /** Roles */
            roles: string[];
            /** Must Confirm */
            must_confirm: boolean;
            /** Author */
            author: string;
            /**
             * At
             * Format: date-time
             */
            at: string;
            /** Withdrawn At */
            withdrawn_at: string | null;
            /** Is Mine To Read */
            is_mine_to_read: boolean;
            /** Read At */
            read_at: string | null;
            /** Confirmed At */
            confirmed_at: string | null;
            /** People */
            people: number;
            /** Read */
            read: number;
            /** Confirmed */
            confirmed: number;
        };
        /**
         * AnnouncementsOut
         * @description The latest first; `before` asks for the next page.
         */
        AnnouncementsOut: {
            /** Announcements */
            announcements: components["schemas"]["AnnouncementOut"][];
            /** Before */
            before: number | null;
            /** May Write */
            may_write: boolean;
        };
        /**
         * AnnouncementIn
         * @description `roles` empty: everybody. `must_confirm`: reading alone is not enough.
         */
        AnnouncementIn: {
            /** Title */
            title: string;
            /** Words */
            words: string;
            /**
             * Roles
             * @default []
             */
            roles: string[];
            /**
             * Must Confirm
             * @default false
             */
            must_confirm: boolean;
        };
        /** AnnouncementReadingIn */
        AnnouncementReadingIn: {
            /**
             * Confirm
             * @default false
             */
            confirm: boolean;
        };
        /** ReaderOut */
        ReaderOut: {
            /** Name */
            name: string;
            /** Role */
            role: string;
            /** Read At */
            read_at: string | null;
            /** Confirmed At */
            confirmed_at: string | null;
            /** Reminded */
            reminded: number;
        };
        /**
         * ReadersOut
         * @description Who of which role has read and confirmed, in numbers and by name.
         */
        ReadersOut: {
            /** Roles */
            roles: components["schemas"]["RoleReadingOut"][];
            /** Readers */
            readers: components["schemas"]["ReaderOut"][];
        };
        /** RoleReadingOut */
        RoleReadingOut: {
            /** Role */
            role: string;
            /** People */
            people: number;
            /** Read */
            read: number;
            /** Confirmed */
            confirmed: number;
        };
        /** RemindedOut */
        RemindedOut: {
            /** Reminded */
            reminded: number;
        };
        /**
         * CalendarFeedOut
         * @description `read_at`: when a calendar program asked last.
         */
        CalendarFeedOut: {
            /** Is On */
            is_on: boolean;
            /** Made At */
            made_at: string | null;
            /** Read At */
            read_at: string | null;
        };
        /**
         * CalendarFeedMadeOut
         * @description `address` is in this answer and nowhere else; without a name of the installation it begins with `/`.
         */
        CalendarFeedMadeOut: {
            /** Address */
            address: string;
            /**
             * Made At
             * Format: date-time
             */
            made_at: string;
        };
        /**
         * ChannelOut
         * @description A channel without its secrets. `hint`: the host, or the last signs of the robot's address. `is_stopped`: after
         *     failures in a row it is tried again at `open_until`. `is_listening`: the group can talk to the robot.
         */
        ChannelOut: {
            /** Id */
            id: number;
            /** Kind */
            kind: string;
            /** Name */
            name: string;
            /** Hint */
            hint: string;
            /** Settings */
            settings: {
                [key: string]: unknown;
            };
            /** Kinds */
            kinds: string[];
            /** Has Secret */
            has_secret: boolean;
            /** Is Listening */
            is_listening: boolean;
            /** Is On */
            is_on: boolean;
            /** Keeper */
            keeper: string;
            /**
             * Changed At
             * Format: date-time
             */
            changed_at: string;
            /** Is Stopped */
            is_stopped: boolean;
            /** Open Until */
            open_until: string | null;
            /** Error */
            error: string;
            /** Error Text */
            error_text: string;
            /** Waiting */
            waiting: number;
            /** Dead */
            dead: number;
        };
        /** ChannelsOut */
        ChannelsOut: {
            /** Channels */
            channels: components["schemas"]["ChannelOut"][];
        };
        /**
         * MailServerIn
         * @description `security`: tls, starttls, or none (only within networks of the house). `password` left out: stays.
         */
        MailServerIn: {
            /** Host */
            host: string;
            /** Port */
            port: number;
            /**
             * Security
             * @enum {string}
             */
            security: "tls" | "starttls" | "none";
            /**
             * User
             * @default
             */
            user: string;
            /** Password */
            password?: string | null;
            /** From Name */
            from_name: string;
            /** From Address */
            from_address: string;
        };
        /**
         * MailServerChangeIn
         * @description Only what is named changes.
         */
        MailServerChangeIn: {
            /** Host */
            host?: string | null;
            /** Port */
            port?: number | null;
            /** Security */
            security?: ("tls" | "starttls" | "none") | null;
            /** User */
            user?: string | null;
            /** Password */
            password?: string | null;
            /** From Name */
            from_name?: string | null;
            /** From Address */
            from_address?: string | null;
            /** Is On */
            is_on?: boolean | null;
        };
        /**
         * TrialOut
         * @description What became of a trial; `text` says why not, and what to do.
         */
        TrialOut: {
            /** Is Sent */
            is_sent: boolean;
            /** Error */
            error: string;
            /** Text */
            text: string;
        };
        /** DeadLetterOut */
        DeadLetterOut: {
            /** Id */
            id: number;
            /** Way */
            way: string;
            /** Channel */
            channel: string;
            /** Recipient */
            recipient: string;
            /** Kind */
            kind: string;
            /** Project Id */
            project_id: number;
            /** Error */
            error: string;
            /** Error Text */
            error_text: string;
            /** Tries */
            tries: number;
            /**
             * Made At
             * Format: date-time
             */
            made_at: string;
        };
        /** DeadLettersOut */
        DeadLettersOut: {
            /** Letters */
            letters: components["schemas"]["DeadLetterOut"][];
            /** Before */
            before: number | null;
        };
        /** CountOut */
        CountOut: {
            /** Count */
            count: number;
        };
        /**
         * DeadLettersIn
         * @description `again`: tried from the beginning; else let go.
         */
        DeadLettersIn: {
            /** Ids */
            ids: number[];
            /** Again */
            again: boolean;
        };
        /**
         * KindOut
         * @description `ways`: of mail, push, digest; `is_default`: nothing was chosen.
         */
        KindOut: {
            /** Kind */
            kind: string;
            /** Ways */
            ways: string[];
            /** Is Default */
            is_default: boolean;
        };
        /**
         * PreferencesOut
         * @description Minutes of the local day. `open_ways`: those by which this person can be reached now.
         */
        PreferencesOut: {
            /** Kinds */
            kinds: components["schemas"]["KindOut"][];
            /** Quiet From */
            quiet_from: number;
            /** Quiet Until */
            quiet_until: number;
            /** Digest At */
            digest_at: number;
            /** Most Per Day */
            most_per_day: number;
            /** Zone */
            zone: string;
            /** Open Ways */
            open_ways: string[];
            /** Email */
            email: string;
        };
        /**
         * PreferencesIn
         * @description Only what is named changes; a kind with null goes back to the default.
         */
        PreferencesIn: {
            /** Ways */
            ways?: {
                [key: string]: string[] | null;
            } | null;
            /** Quiet From */
            quiet_from?: number | null;
            /** Quiet Until */
            quiet_until?: number | null;
            /** Digest At */
            digest_at?: number | null;
            /** Most Per Day */
            most_per_day?: number | null;
            /** Zone */
            zone?: string | null;
        };
        /**
         * BrowserOut
         * @description `endpoint_hash`: sha256 of the endpoint, by which a browser knows itself. `used_at`: last woken.
         */
        BrowserOut: {
            /** Id */
            id: number;
            /** Browser */
            browser: string;
            /** Is Field */
            is_field: boolean;
            /** Endpoint Hash */
            endpoint_hash: string;
            /**
             * Made At
             * Format: date-time
             */
            made_at: string;
            /** Used At */
            used_at: string | null;
        };
        /**
         * BrowsersOut
         * @description `public_key`: what a browser subscribes with (VAPID, base64url).
         */
        BrowsersOut: {
            /** Public Key */
            public_key: string;
            /** Browsers */
            browsers: components["schemas"]["BrowserOut"][];
        };
        /**
         * BrowserIn
         * @description What the browser's push manager gave; the keys are base64url.
         */
        BrowserIn: {
            /** Endpoint */
            endpoint: string;
            /** P256Dh */
            p256dh: string;
            /** Auth */
            auth: string;
            /**
             * Is Field
             * @default false
             */
            is_field: boolean;
        };
        /** WordsLineOut */
        WordsLineOut: {
            /** Kind */
            kind: string;
            /** Language */
            language: string;
            /** Default */
            default: string;
            /** Title */
            title: string;
            /** Words */
            words: string;
            /** Holes */
            holes: string[];
            /** Version */
            version: number;
        };
        /** WordsOut */
        WordsOut: {
            /** Kinds */
            kinds: components["schemas"]["WordsLineOut"][];
        };
        /**
         * WordsIn
         * @description `{name}` and the other holes of the kind are filled in; both empty: the default words.
         */
        WordsIn: {
            /** Kind */
            kind: string;
            /** Language */
            language: string;
            /**
             * Title
             * @default
             */
            title: string;
            /**
             * Words
             * @default
             */
            words: string;
        };
        /**
         * WordsPreviewOut
         * @description With examples in place of the holes. `title` empty: the mail is headed as by default.
         */
        WordsPreviewOut: {
            /** Title */
            title: string;
            /** Words */
            words: string;
        };
        /** WordsVersionOut */
        WordsVersionOut: {
            /** Version */
            version: number;
            /** Title */
            title: string;
            /** Words */
            words: string;
            /** Author */
            author: string;
            /**
             * At
             * Format: date-time
             */
            at: string;
        };
        /** WordsVersionsOut */
        WordsVersionsOut: {
            /** Versions */
            versions: components["schemas"]["WordsVersionOut"][];
        };
        /** FactsOut */
        FactsOut: {
            /** Id */
            id: number;
            /** Code */
            code: string;
            /** Name */
            name: string;
            /** Organization */
            organization: string;
            /** Kind */
            kind: string;
            /** Address */
            address: string;
            /** Time Zone */
            time_zone: string;
            /** Contract Start */
            contract_start: string | null;
            /** Contract Finish */
            contract_finish: string | null;
            /** Contract Days */
            contract_days: number | null;
            /** Warning Float Days */
            warning_float_days: number;
            /** Is Template */
            is_template: boolean;
            /** State */
            state: string;
            /**
             * Created At
             * Format: date-time
             */
            created_at: string;
            /** May */
            may: {
                [key: string]: boolean;
            };
        };
        /** FactsIn */
        FactsIn: {
            /**
             * Code
             * @default
             */
            code: string;
            /**
             * Name
             * @default
             */
            name: string;
            /**
             * Kind
             * @default
             */
            kind: string;
            /**
             * Address
             * @default
             */
            address: string;
            /**
             * Time Zone
             * @default
             */
            time_zone: string;
            /** Contract Start */
            contract_start?: string | null;
            /** Contract Finish */
            contract_finish?: string | null;
            /** Contract Days */
            contract_days?: number | null;
            /**
             * Warning Float Days
             * @default 0
             */
            warning_float_days: number;
            /**
             * Is Template
             * @default false
             */
            is_template: boolean;
        };
        /** StateChangeOut */
        StateChangeOut: {
            /** State */
            state: string;
            /** State Name */
            state_name: string;
            /** Actor */
            actor: string;
            /**
             * At
             * Format: date-time
             */
            at: string;
        };
        /** StateChangesOut */
        StateChangesOut: {
            /** Changes */
            changes: components["schemas"]["StateChangeOut"][];
        };
        /** StateOut */
        StateOut: {
            /** State */
            state: string;
        };
        /** StateIn */
        StateIn: {
            /**
             * State
             * @enum {string}
             */
            state: "active" | "archived" | "deleted";
        };
        /** AsideListOut */
        AsideListOut: {
            /** Projects */
            projects: components["schemas"]["AsideOut"][];
        };
        /** AsideOut */
        AsideOut: {
            /** Id */
            id: number;
            /** Code */
            code: string;
            /** Name */
            name: string;
            /** Organization */
            organization: string;
            /**
             * Since
             * Format: date-time
             */
            since: string;
            /** Purged After */
            purged_after: string | null;
            /** May Take Back */
            may_take_back: boolean;
        };
        /** MemberLineOut */
        MemberLineOut: {
            /** Id */
            id: number;
            /**
             * Account Id
             * Format: uuid
             */
            account_id: string;
            /** Display Name */
            display_name: string;
            /** Role */
            role: string;
            /** Role Name */
            role_name: string;
            /** Organization */
            organization: string;
            /** Is Guest */
            is_guest: boolean;
            /**
             * Since
             * Format: date-time
             */
            since: string;
            /** Roles */
            roles: string[];
        };
        /** MemberListOut */
        MemberListOut: {
            /** Members */
            members: components["schemas"]["MemberLineOut"][];
        };
        /** MemberIn */
        MemberIn: {
            /** Username */
            username: string;
            /** Role */
            role: string;
        };
        /**
         * InvitedOut
         * @description The link is shown this once.
         */
        InvitedOut: {
            /** Link */
            link: string;
            /**
             * Expires At
             * Format: date-time
             */
            expires_at: string;
        };
        /** InvitedIn */
        InvitedIn: {
            /** Display Name */
            display_name: string;
            /** Role */
            role: string;
            /**
             * Firm
             * @default
             */
            firm: string;
            /**
             * Firm Kind
             * @default
             */
            firm_kind: string;
            /**
             * Email
             * @default
             */
            email: string;
            /**
             * Phone
             * @default
             */
            phone: string;
        };
        /** RoleIn */
        RoleIn: {
            /** Role */
            role: string;
        };
        /** CandidateListOut */
        CandidateListOut: {
            /** Candidates */
            candidates: components["schemas"]["CandidateOut"][];
        };
        /** CandidateOut */
        CandidateOut: {
            /** Username */
            username: string;
            /** Display Name */
            display_name: string;
            /** Role */
            role: string;
            /** Role Name */
            role_name: string;
        };
        /** MemberChangeOut */
        MemberChangeOut: {
            /** Name */
            name: string;
            /** Former Role */
            former_role: string;
            /** Role */
            role: string;
            /** Actor */
            actor: string;
            /**
             * At
             * Format: date-time
             */
            at: string;
        };
        /** MemberChangesOut */
        MemberChangesOut: {
            /** Changes */
            changes: components["schemas"]["MemberChangeOut"][];
        };
        /** LocationListOut */
        LocationListOut: {
            /** Locations */
            locations: components["schemas"]["LocationOut"][];
        };
        /** LocationOut */
        LocationOut: {
            /** Id */
            id: number;
            /** Parent Id */
            parent_id: number | null;
            /** Kind */
            kind: string;
            /** Code */
            code: string;
            /** Name */
            name: string;
            /** Position */
            position: number;
        };
        /** LocationIn */
        LocationIn: {
            /** Kind */
            kind: string;
            /** Code */
            code: string;
            /** Name */
            name: string;
            /** Parent Id */
            parent_id?: number | null;
        };
        /** LocationChangeIn */
        LocationChangeIn: {
            /**
             * Code
             * @default
             */
            code: string;
            /**
             * Name
             * @default
             */
            name: string;
            /**
             * Position
             * @default 0
             */
            position: number;
        };
        /** CrewMemberOut */
        CrewMemberOut: {
            /** Id */
            id: number;
            /** Name */
            name: string;
            /** Has Account */
            has_account: boolean;
        };
        /** ResourceListOut */
        ResourceListOut: {
            /** Resources */
            resources: components["schemas"]["ResourceOut"][];
        };
        /**
         * ResourceOut
         * @description `price` is absent for who does not see prices.
         */
        ResourceOut: {
            /** Id */
            id: number;
            /** Kind */
            kind: string;
            /** Code */
            code: string;
            /** Name */
            name: string;
            /** Unit */
            unit: string;
            /** Capacity */
            capacity: number;
            /** Price */
            price?: number | null;
            /** Trade */
            trade: string;
            /** Leader */
            leader: string | null;
            /** Leader Account Id */
            leader_account_id: string | null;
            /** Subcontractor Id */
            subcontractor_id: number | null;
            /** Subcontractor */
            subcontractor: string | null;
            /** People */
            people: components["schemas"]["CrewMemberOut"][];
            /** Person */
            person: boolean;
            /** Person Name */
            person_name: string | null;
            /** Person Account Id */
            person_account_id: string | null;
        };
        /** ResourceIn */
        ResourceIn: {
            /**
             * Kind
             * @enum {string}
             */
            kind: "labour" | "crew" | "machine" | "material" | "cost";
            /** Name */
            name: string;
            /**
             * Code
             * @default
             */
            code: string;
            /**
             * Unit
             * @default
             */
            unit: string;
            /**
             * Capacity
             * @default 1
             */
            capacity: number;
            /** Price */
            price?: number | string | null;
            /**
             * Trade
             * @default
             */
            trade: string;
            /** Leader Member Id */
            leader_member_id?: number | null;
            /** Subcontractor Id */
            subcontractor_id?: number | null;
        };
        /**
         * OwnResourcesOut
         * @description Resources whose work is the reader's own: crews that he leads or works in, and his own labour.
         */
        OwnResourcesOut: {
            /** Resource Ids */
            resource_ids: number[];
        };
        /** ResourceChangeIn */
        ResourceChangeIn: {
            /**
             * Name
             * @default
             */
            name: string;
            /**
             * Code
             * @default
             */
            code: string;
            /**
             * Unit
             * @default
             */
            unit: string;
            /**
             * Capacity
             * @default 1
             */
            capacity: number;
            /** Price */
            price?: number | string | null;
            /**
             * Trade
             * @default
             */
            trade: string;
            /** Leader Member Id */
            leader_member_id?: number | null;
            /** Subcontractor Id */
            subcontractor_id?: number | null;
            /** Person Member Id */
            person_member_id?: number | null;
        };
        /** CrewMemberIn */
        CrewMemberIn: {
            /** Member Id */
            member_id?: number | null;
            /**
             * Name
             * @default
             */
            name: string;
        };
        /** TradeListOut */
        TradeListOut: {
            /** Trades */
            trades: components["schemas"]["TradeOut"][];
        };
        /** TradeOut */
        TradeOut: {
            /** Id */
            id: number | null;
            /** Name */
            name: string;
            /** National */
            national: boolean;
        };
        /** TradeIn */
        TradeIn: {
            /** Name */
            name: string;
        };
        /** FirmOut */
        FirmOut: {
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /** Name */
            name: string;
        };
        /** SubcontractorListOut */
        SubcontractorListOut: {
            /** Subcontractors */
            subcontractors: components["schemas"]["SubcontractorOut"][];
            /** Firms */
            firms: components["schemas"]["FirmOut"][];
        };
        /** SubcontractorOut */
        SubcontractorOut: {
            /** Id */
            id: number;
            /** Name */
            name: string;
            /** Firm Id */
            firm_id: string | null;
        };
        /** SubcontractorIn */
        SubcontractorIn: {
            /** Name */
            name: string;
            /** Firm Id */
            firm_id?: string | null;
        };
        /** SubcontractorChangeIn */
        SubcontractorChangeIn: {
            /**
             * Name
             * @default
             */
            name: string;
            /** Firm Id */
            firm_id?: string | null;
        };
        /** CalendarLineOut */
        CalendarLineOut: {
            /** Source Id */
            source_id: number;
            /** Version */
            version: number;
            /** Name */
            name: string;
            /** National */
            national: boolean;
            /** Holiday Pack */
            holiday_pack: string;
            /** Exception Count */
            exception_count: number;
            /** Author */
            author: string;
            /**
             * At
             * Format: date-time
             */
            at: string;
        };
        /** CalendarListOut */
        CalendarListOut: {
            /** Calendars */
            calendars: components["schemas"]["CalendarLineOut"][];
            /** May */
            may: {
                [key: string]: boolean;
            };
        };
        /** CalendarExceptionOut */
        CalendarExceptionOut: {
            /**
             * First Day
             * Format: date
             */
            first_day: string;
            /**
             * Last Day
             * Format: date
             */
            last_day: string;
            /** Shifts */
            shifts: number[][];
            /** Name */
            name: string;
            /** Weekdays */
            weekdays: number[] | null;
        };
        /** CalendarVersionOut */
        CalendarVersionOut: {
            /** Source Id */
            source_id: number;
            /** Version */
            version: number;
            /** Name */
            name: string;
            /** National */
            national: boolean;
            /** Holiday Pack */
            holiday_pack: string;
            /** Exception Count */
            exception_count: number;
            /** Author */
            author: string;
            /**
             * At
             * Format: date-time
             */
            at: string;
            /** Parent Source Id */
            parent_source_id: number | null;
            /** Parent Version */
            parent_version: number | null;
            /** Parent Name */
            parent_name: string | null;
            /** Week */
            week: (number[][] | null)[];
            /** Exceptions */
            exceptions: components["schemas"]["CalendarExceptionOut"][];
            /** Minutes Per Day */
            minutes_per_day: number;
            /** Minutes Per Week */
            minutes_per_week: number;
            /** Minutes Per Month */
            minutes_per_month: number;
        };
        /** CalendarExceptionIn */
        CalendarExceptionIn: {
            /**
             * First Day
             * Format: date
             */
            first_day: string;
            /**
             * Last Day
             * Format: date
             */
            last_day: string;
            /** Shifts */
            shifts?: [
                number,
                number
            ][];
            /**
             * Name
             * @default
             */
            name: string;
            /** Weekdays */
            weekdays?: number[] | null;
        };
        /** CalendarIn */
        CalendarIn: {
            /** Name */
            name: string;
            /** Week */
            week: ([
                number,
                number
            ][] | null)[];
            /** Exceptions */
            exceptions?: components["schemas"]["CalendarExceptionIn"][];
            /**
             * Minutes Per Day
             * @default 480
             */
            minutes_per_day: number;
            /**
             * Minutes Per Week
             * @default 2400
             */
            minutes_per_week: number;
            /**
             * Minutes Per Month
             * @default 9600
             */
            minutes_per_month: number;
            /** Parent Source Id */
            parent_source_id?: number | null;
            /** Parent Version */
            parent_version?: number | null;
        };
        /** CopyIn */
        CopyIn: {
            /** Source Id */
            source_id: number;
            /** Version */
            version?: number | null;
            /** Name */
            name: string;
        };
        /** CalendarVersionsOut */
        CalendarVersionsOut: {
            /** Versions */
            versions: components["schemas"]["CalendarLineOut"][];
        };
        /** DayOut */
        DayOut: {
            /**
             * Day
             * Format: date
             */
            day: string;
            /** Minutes */
            minutes: number;
            /** Name */
            name: string;
            /** Provisional */
            provisional: boolean;
        };
        /** PreviewOut */
        PreviewOut: {
            /** Year */
            year: number;
            /** Working Days */
            working_days: number;
            /** Days */
            days: components["schemas"]["DayOut"][];
        };
        /** PreviewIn */
        PreviewIn: {
            /** Year */
            year: number;
            /** Week */
            week: ([
                number,
                number
            ][] | null)[];
            /** Exceptions */
            exceptions?: components["schemas"]["CalendarExceptionIn"][];
            /** Parent Source Id */
            parent_source_id?: number | null;
            /** Parent Version */
            parent_version?: number | null;
        };
        /** HitOut */
        HitOut: {
            /** Kind */
            kind: string;
            /** Id */
            id: number | null;
            /** Project Id */
            project_id: number;
            /** Project */
            project: string;
            /** Code */
            code: string;
            /** Name */
            name: string;
        };
        /** HitsOut */
        HitsOut: {
            /** Hits */
            hits: components["schemas"]["HitOut"][];
        };
        /** CommentOut */
        CommentOut: {
            /** Id */
            id: number;
            /** Answers */
            answers: number | null;
            /**
             * Author Id
             * Format: uuid
             */
            author_id: string;
            /** Author */
            author: string;
            /**
             * At
             * Format: date-time
             */
            at: string;
            /** Text */
            text: string;
            /** Mentions */
            mentions: string[];
            /** Edited At */
            edited_at: string | null;
            /** Is Deleted */
            is_deleted: boolean;
            /** May Change */
            may_change: boolean;
            /** May Delete */
            may_delete: boolean;
            /** Files */
            files: components["schemas"]["FileOut"][];
        };
        /**
         * CommentsOut
         * @description Threads in the order in which they were begun, each followed by its answers; `before` asks for earlier ones.
         */
        CommentsOut: {
            /** Comments */
            comments: components["schemas"]["CommentOut"][];
            /** Total */
            total: number;
            /** Before */
            before: number | null;
            /** May Comment */
            may_comment: boolean;
        };
        /**
         * FileOut
         * @description `picture`: whether there is a small picture of it (`GET /files/{id}/picture`).
         */
        FileOut: {
            /** Id */
            id: number;
            /** Name */
            name: string;
            /** Size Bytes */
            size_bytes: number;
            /** Added By */
            added_by: string;
            /**
             * Added At
             * Format: date-time
             */
            added_at: string;
            /** Picture */
            picture: boolean;
        };
        /** CommentIdOut */
        CommentIdOut: {
            /** Id */
            id: number;
        };
        /** CommentIn */
        CommentIn: {
            /** Text */
            text: string;
            /**
             * Mentions
             * @default []
             */
            mentions: string[];
            /** Answers */
            answers?: number | null;
        };
        /** MentionableOut */
        MentionableOut: {
            /**
             * Account Id
             * Format: uuid
             */
            account_id: string;
            /** Display Name */
            display_name: string;
            /** Organization */
            organization: string;
            /** Role Name */
            role_name: string;
        };
        /** MentionablesOut */
        MentionablesOut: {
            /** People */
            people: components["schemas"]["MentionableOut"][];
        };
        /** CommentChangeIn */
        CommentChangeIn: {
            /** Text */
            text: string;
            /**
             * Mentions
             * @default []
             */
            mentions: string[];
        };
        /** VersionOut */
        VersionOut: {
            /** Number */
            number: number;
            /** Text */
            text: string;
            /**
             * At
             * Format: date-time
             */
            at: string;
        };
        /** VersionsOut */
        VersionsOut: {
            /** Versions */
            versions: components["schemas"]["VersionOut"][];
        };
        /**
         * FilesOut
         * @description `used_bytes` and `allowed_bytes` of the whole project; `largest_bytes` of one file.
         */
        FilesOut: {
            /** Files */
            files: components["schemas"]["FileOut"][];
            /** Used Bytes */
            used_bytes: number;
            /** Allowed Bytes */
            allowed_bytes: number;
            /** Largest Bytes */
            largest_bytes: number;
            /** May Add */
            may_add: boolean;
            /** Removable */
            removable: number[];
        };
        /**
         * RobotIn
         * @description `address`: the webhook as the messenger shows it; `secret`: of DingTalk's or Feishu's signature; `kinds`: which
         *     messages it posts.
         */
        RobotIn: {
            /**
             * Kind
             * @enum {string}
             */
            kind: "dingtalk" | "wecom" | "feishu";
            /** Name */
            name: string;
            /** Address */
            address: string;
            /** Secret */
            secret?: string | null;
            /**
             * Kinds
             * @default []
             */
            kinds: string[];
        };
        /**
         * RobotChangeIn
         * @description Only what is named changes; the secret too.
         */
        RobotChangeIn: {
            /** Name */
            name?: string | null;
            /** Address */
            address?: string | null;
            /** Secret */
            secret?: string | null;
            /** Kinds */
            kinds?: string[] | null;
            /** Is On */
            is_on?: boolean | null;
        };
        /**
         * ListeningOut
         * @description `address` is what the messenger calls; it is in this answer and nowhere else.
         */
        ListeningOut: {
            /** Address */
            address: string;
        };
        /**
         * ListeningIn
         * @description What signs the messenger's calls. WeCom: `token`, `aes_key` (EncodingAESKey), `receiver`; Feishu: `encrypt_key`,
         *     `verification_token`; DingTalk: `secret`.
         */
        ListeningIn: {
            /**
             * Token
             * @default
             */
            token: string;
            /**
             * Aes Key
             * @default
             */
            aes_key: string;
            /**
             * Receiver
             * @default
             */
            receiver: string;
            /**
             * Encrypt Key
             * @default
             */
            encrypt_key: string;
            /**
             * Verification Token
             * @default
             */
            verification_token: string;
            /**
             * Secret
             * @default
             */
            secret: string;
        };
        /** AnswerOut */
        AnswerOut: {
            /**
             * Op Id
             * Format: uuid
             */
            op_id: string;
            /** Status */
            status: string;
            /** Reason */
            reason: string | null;
            /** Text */
            text: string;
            /** Cure */
            cure: string;
            /** Waits For */
            waits_for: number | null;
            /** Version */
            version: number | null;
            /** Conflict Id */
            conflict_id: number | null;
            /** Parked Id */
            parked_id: number | null;
        };
        /** CursorOut */
        CursorOut: {
            /** Project Id */
            project_id: number;
            /** Cursor At Server */
            cursor_at_server: number;
        };
        /**
         * ExchangeOut
         * @description `reoffer_since`: the server was restored from a backup: offer everything since then again.
         */
        ExchangeOut: {
            /** Protocol */
            protocol: number;
            /**
             * Server Epoch
             * Format: uuid
             */
            server_epoch: string;
            /**
             * Server Time
             * Format: date-time
             */
            server_time: string;
            /** Clock Offset Ms */
            clock_offset_ms: number;
            /** Watermark */
            watermark: number;
            /** Answers */
            answers: components["schemas"]["AnswerOut"][];
            /** Reoffer Since */
            reoffer_since: string | null;
            /** Must Update */
            must_update: boolean;
            /** Is Revoked */
            is_revoked: boolean;
            /** Wipe */
            wipe: boolean;
            /** Projects */
            projects: components["schemas"]["CursorOut"][];
        };
        /**
         * ExchangeIn
         * @description What a device says; fields that we do not know are kept with their operations and passed over here.
         */
        ExchangeIn: {
            /** Protocol */
            protocol: number;
            /**
             * Device
             * Format: uuid
             */
            device: string;
            /**
             * Epoch
             * Format: uuid
             */
            epoch: string;
            /** Server Epoch */
            server_epoch?: string | null;
            /**
             * App Version
             * @default
             */
            app_version: string;
            /**
             * Schema Version
             * @default 1
             */
            schema_version: number;
            /**
             * Sent At
             * Format: date-time
             */
            sent_at: string;
            /**
             * Monotonic Ms
             * @default 0
             */
            monotonic_ms: number;
            /**
             * Ops
             * @default []
             */
            ops: {
                [key: string]: unknown;
            }[];
            /**
             * @default {
             *       "ops": 0,
             *       "photos": 0,
             *       "bytes": 0,
             *       "oldest_at": null
             *     }
             */
            pending: components["schemas"]["PendingIn"];
            /**
             * @default {
             *       "used_bytes": null,
             *       "quota_bytes": null,
             *       "is_persisted": null
             *     }
             */
            storage: components["schemas"]["StorageIn"];
        };
        /**
         * PendingIn
         * @description What waits on the device: entries, photos, their bytes, since when.
         */
        PendingIn: {
            /**
             * Ops
             * @default 0
             */
            ops: number;
            /**
             * Photos
             * @default 0
             */
            photos: number;
            /**
             * Bytes
             * @default 0
             */
            bytes: number;
            /** Oldest At */
            oldest_at?: string | null;
        };
        /**
         * StorageIn
         * @description The browser's storage, as far as it tells.
         */
        StorageIn: {
            /** Used Bytes */
            used_bytes?: number | null;
            /** Quota Bytes */
            quota_bytes?: number | null;
            /** Is Persisted */
            is_persisted?: boolean | null;
        };
        /**
         * FeedOut
         * @description A page of changed records; `visible` only when the reader's scope is another one than he knows.
         */
        FeedOut: {
            /** Protocol */
            protocol: number;
            /**
             * Server Epoch
             * Format: uuid
             */
            server_epoch: string;
            /** Project Id */
            project_id: number;
            /** Scope */
            scope: string;
            /** Visible */
            visible: {
                [key: string]: string[];
            } | null;
            /** Records */
            records: components["schemas"]["FeedRecordOut"][];
            /** Cursor */
            cursor: number;
            /** More */
            more: boolean;
        };
        /** FeedRecordOut */
        FeedRecordOut: {
            /** Kind */
            kind: string;
            /** Id */
            id: string;
            /** Version */
            version: number;
            /** Sequence */
            sequence: number;
            /** Value */
            value: {
                [key: string]: unknown;
            } | null;
        };
        /** FieldProjectOut */
        FieldProjectOut: {
            /** Project Id */
            project_id: number;
            /** Code */
            code: string;
            /** Name */
            name: string;
            /** Organization */
            organization: string;
            /** Time Zone */
            time_zone: string;
            /**
             * Today
             * Format: date
             */
            today: string;
            /** Role */
            role: string;
            /** May */
            may: {
                [key: string]: boolean;
            };
            /** Is Site Reporting */
            is_site_reporting: boolean;
        };
        /** FieldProjectsOut */
        FieldProjectsOut: {
            /** Projects */
            projects: components["schemas"]["FieldProjectOut"][];
        };
        /**
         * AboutOut
         * @description What people call the thing.
         */
        AboutOut: {
            /** Kind */
            kind: string;
            /** Id */
            id: number;
            /** Code */
            code: string;
            /** Name */
            name: string;
        };
        /** DecisionOut */
        DecisionOut: {
            /** Action */
            action: string;
            /** By */
            by: string;
            /**
             * At
             * Format: date-time
             */
            at: string;
            /** Reason */
            reason: string;
            /** Value */
            value?: unknown;
        };
        /** ParkedListOut */
        ParkedListOut: {
            /** Parked */
            parked: components["schemas"]["ParkedOut"][];
        };
        /**
         * ParkedOut
         * @description `changes`: field -> [shown before, entered]; `ways`: the actions that can end it; `blobs`: each with the `state`
         *     of its content (pending, verified, redacted).
         */
        ParkedOut: {
            /** Parked Id */
            parked_id: number;
            /**
             * Op Id
             * Format: uuid
             */
            op_id: string;
            /** Reason */
            reason: string;
            /** Text */
            text: string;
            /** Cure */
            cure: string;
            /**
             * Author Id
             * Format: uuid
             */
            author_id: string;
            /** Author */
            author: string;
            /** Sent By */
            sent_by: string;
            /** Reporter */
            reporter: string;
            /** Device */
            device: number;
            /** Device Label */
            device_label: string;
            /**
             * At
             * Format: date-time
             */
            at: string;
            /** Entered At */
            entered_at: string;
            /** Clock Offset Ms */
            clock_offset_ms: number;
            /** Flags */
            flags: string[];
            /** Kind */
            kind: string;
            /** Record */
            record: {
                [key: string]: unknown;
            };
            /** Changes */
            changes: {
                [key: string]: unknown;
            };
            /** Blobs */
            blobs: {
                [key: string]: unknown;
            }[];
            /** Payload */
            payload: {
                [key: string]: unknown;
            };
            about: components["schemas"]["AboutOut"] | null;
            /** Asked */
            asked: string | null;
            /** Ways */
            ways: string[];
            /** Is Open */
            is_open: boolean;
            decision: components["schemas"]["DecisionOut"] | null;
        };
        /** ParkedDecisionIn */
        ParkedDecisionIn: {
            /** Action */
            action: string;
            /** Corrected */
            corrected?: {
                [key: string]: unknown;
            } | null;
            /** Activity Id */
            activity_id?: number | null;
            /**
             * Reason
             * @default
             */
            reason: string;
        };
        /** RequestIn */
        RequestIn: {
            /** Ask */
            ask: string;
        };
        /** ConflictListOut */
        ConflictListOut: {
            /** Conflicts */
            conflicts: components["schemas"]["ConflictOut"][];
        };
        /** ConflictOut */
        ConflictOut: {
            /** Conflict Id */
            conflict_id: number;
            /** Record */
            record: {
                [key: string]: unknown;
            };
            /** Field */
            field: string;
            /** Base */
            base: unknown;
            /** Mine */
            mine: unknown;
            /** Theirs */
            theirs: unknown;
            /** Until Decided */
            until_decided: unknown;
            /** Mine Author */
            mine_author: string;
            /** Their Author */
            their_author: string;
            about: components["schemas"]["AboutOut"] | null;
            /**
             * At
             * Format: date-time
             */
            at: string;
            /** Is Open */
            is_open: boolean;
            decision: components["schemas"]["DecisionOut"] | null;
        };
        /** ConflictPageOut */
        ConflictPageOut: {
            conflict: components["schemas"]["ConflictOut"];
            mine: components["schemas"]["ConflictSide"];
            theirs: components["schemas"]["ConflictSide"];
            /** Trail */
            trail: components["schemas"]["ConflictStep"][];
            /** Effect */
            effect: {
                [key: string]: unknown;
            } | null;
        };
        /**
         * ConflictSide
         * @description One of two values, with how it was entered.
         */
        ConflictSide: {
            /** Op Id */
            op_id: string | null;
            /** Author Id */
            author_id: string | null;
            /** Author */
            author: string;
            /** Reporter */
            reporter: string;
            /** Value */
            value: unknown;
            /** Entered At */
            entered_at: string;
            /** Received At */
            received_at: string | null;
            /** Device */
            device: number | null;
            /** Clock Offset Ms */
            clock_offset_ms: number;
            /** Note */
            note: string;
            /** Blobs */
            blobs: {
                [key: string]: unknown;
            }[];
            /** Changes */
            changes: {
                [key: string]: unknown;
            };
        };
        /**
         * ConflictStep
         * @description What the log says of the record at one entry.
         */
        ConflictStep: {
            /**
             * Op Id
             * Format: uuid
             */
            op_id: string;
            /** Kind */
            kind: string;
            /** Author */
            author: string;
            /** Device */
            device: number;
            /** Seq */
            seq: number;
            /** Entered At */
            entered_at: string;
            /**
             * Received At
             * Format: date-time
             */
            received_at: string;
            /** Status */
            status: string;
            /** Version */
            version: number | null;
            /** Change */
            change: unknown[] | null;
            /** Flags */
            flags: string[];
        };
        /** ConflictDecisionIn */
        ConflictDecisionIn: {
            /** Choice */
            choice: string;
            /** Value */
            value?: unknown;
            /**
             * Reason
             * @default
             */
            reason: string;
        };
        /**
         * StatisticsOut
         * @description Of the last `days`. `lost`: came and has no fate. `behind_a_gap`: carried out although an entry made before them
         *     never came.
         */
        StatisticsOut: {
            /** Days */
            days: number;
            /** Entries */
            entries: number;
            /** Applied */
            applied: number;
            /** With Conflict */
            with_conflict: number;
            /** Parked */
            parked: number;
            /** Lost */
            lost: number;
            /** Behind A Gap */
            behind_a_gap: number;
            /** Open Parked */
            open_parked: number;
            /** Open Conflicts */
            open_conflicts: number;
        };
        /**
         * DeviceOut
         * @description A device by its number; counts are what it said of itself when it was last there. `clock_offset_ms`: its clock
         *     ahead of the server's.
         */
        DeviceOut: {
            /** Device */
            device: number;
            /** Label */
            label: string;
            /** Users */
            users: string[];
            /** App Version */
            app_version: string;
            /**
             * First At
             * Format: date-time
             */
            first_at: string;
            /**
             * Seen At
             * Format: date-time
             */
            seen_at: string;
            /** Is Silent */
            is_silent: boolean;
            /** Clock Offset Ms */
            clock_offset_ms: number;
            /** Pending Ops */
            pending_ops: number;
            /** Pending Photos */
            pending_photos: number;
            /** Pending Bytes */
            pending_bytes: number;
            /** Oldest Pending At */
            oldest_pending_at: string | null;
            /** Used Bytes */
            used_bytes: number | null;
            /** Quota Bytes */
            quota_bytes: number | null;
            /** Is Persisted */
            is_persisted: boolean | null;
            revoked: components["schemas"]["RevokedOut"] | null;
        };
        /**
         * DevicesOut
         * @description A device with something to send is silent after `silent_after_hours` without a sign of life.
         */
        DevicesOut: {
            /** Silent After Hours */
            silent_after_hours: number;
            /** Devices */
            devices: components["schemas"]["DeviceOut"][];
        };
        /** RevokedOut */
        RevokedOut: {
            /**
             * At
             * Format: date-time
             */
            at: string;
            /** By */
            by: string;
            /** Reason */
            reason: string;
        };
        /** RevocationIn */
        RevocationIn: {
            /** Reason */
            reason: string;
        };
        /**
         * BlobStateOut
         * @description `state`: unknown, under_way, verified or redacted; `at`: since when.
         */
        BlobStateOut: {
            /** State */
            state: string;
            /** Verified At */
            verified_at: string | null;
        };
        /**
         * BlobOut
         * @description `width`, `height` in pixels; `picture`: whether the pictures of it are drawn.
         */
        BlobOut: {
            /** Sha256 */
            sha256: string;
            /** State */
            state: string;
            /** Media Type */
            media_type: string;
            /** Size Bytes */
            size_bytes: number;
            /** Width */
            width: number | null;
            /** Height */
            height: number | null;
            /**
             * Verified At
             * Format: date-time
             */
            verified_at: string;
            /** Picture */
            picture: boolean;
            redaction: components["schemas"]["RedactionOut"] | null;
        };
        /** RedactionOut */
        RedactionOut: {
            /** By */
            by: string;
            /**
             * At
             * Format: date-time
             */
            at: string;
            /** Reason */
            reason: string;
            /** Replaced By */
            replaced_by: string;
        };
        /**
         * RedactionIn
         * @description `replaced_by`: hash of a copy sent before, in which what had to go cannot be read.
         */
        RedactionIn: {
            /** Reason */
            reason: string;
            /**
             * Replaced By
             * @default
             */
            replaced_by: string;
        };
        /**
         * CrewLinkOut
         * @description `activity_ids` empty: what the crew is assigned to. `state`: open, revoked or over.
         */
        CrewLinkOut: {
            /** Id */
            id: number;
            /** Crew Id */
            crew_id: number;
            /** Crew Name */
            crew_name: string;
            /** Activity Ids */
            activity_ids: number[];
            /**
             * First Day
             * Format: date
             */
            first_day: string;
            /**
             * Last Day
             * Format: date
             */
            last_day: string;
            /** Photos Allowed */
            photos_allowed: boolean;
            /** Made By */
            made_by: string;
            /**
             * Made At
             * Format: date-time
             */
            made_at: string;
            /** State */
            state: string;
            /** Revoked By */
            revoked_by: string;
            /** Revoked At */
            revoked_at: string | null;
            /** Openings */
            openings: components["schemas"]["OpeningOut"][];
        };
        /** CrewLinksOut */
        CrewLinksOut: {
            /** Links */
            links: components["schemas"]["CrewLinkOut"][];
        };
        /** OpeningOut */
        OpeningOut: {
            /** Reporter */
            reporter: string;
            /**
             * At
             * Format: date-time
             */
            at: string;
        };
        /**
         * CrewLinkMadeOut
         * @description `address` and its QR code (an SVG as `data:` address) are in this answer and nowhere else.
         */
        CrewLinkMadeOut: {
            /** Id */
            id: number;
            /** Crew Id */
            crew_id: number;
            /** Crew Name */
            crew_name: string;
            /** Activity Ids */
            activity_ids: number[];
            /**
             * First Day
             * Format: date
             */
            first_day: string;
            /**
             * Last Day
             * Format: date
             */
            last_day: string;
            /** Photos Allowed */
            photos_allowed: boolean;
            /** Made By */
            made_by: string;
            /**
             * Made At
             * Format: date-time
             */
            made_at: string;
            /** State */
            state: string;
            /** Revoked By */
            revoked_by: string;
            /** Revoked At */
            revoked_at: string | null;
            /** Openings */
            openings: components["schemas"]["OpeningOut"][];
            /** Address */
            address: string;
            /** Qr */
            qr: string;
        };
        /** CrewLinkIn */
        CrewLinkIn: {
            /** Crew Id */
            crew_id: number;
            /**
             * Activity Ids
             * @default []
             */
            activity_ids: number[];
            /**
             * First Day
             * Format: date
             */
            first_day: string;
            /**
             * Last Day
             * Format: date
             */
            last_day: string;
            /**
             * Photos Allowed
             * @default true
             */
            photos_allowed: boolean;
        };
        /**
         * CrewLinkPageOut
         * @description What a link is for, before anybody has said who he is.
         */
        CrewLinkPageOut: {
            /** Project */
            project: string;
            /** Organization */
            organization: string;
            /** Crew Name */
            crew_name: string;
            /** Activities */
            activities: number;
            /**
             * First Day
             * Format: date
             */
            first_day: string;
            /**
             * Last Day
             * Format: date
             */
            last_day: string;
            /** Photos Allowed */
            photos_allowed: boolean;
            /** Made By */
            made_by: string;
        };
        /** OpeningIn */
        OpeningIn: {
            /** Reporter */
            reporter: string;
        };
        /**
         * OutboxImportedOut
         * @description `elsewhere`: entries of projects whose devices one does not look after; they stay in the file.
         */
        OutboxImportedOut: {
            /** Device */
            device: number;
            /** Answers */
            answers: components["schemas"]["AnswerOut"][];
            /** Counts */
            counts: {
                [key: string]: number;
            };
            /** Elsewhere */
            elsewhere: number;
            /** Photos */
            photos: number;
            /** Photos Refused */
            photos_refused: number;
        };
        /** ProjectListOut */
        ProjectListOut: {
            /** Projects */
            projects: components["schemas"]["ProjectOut"][];
            /** May */
            may: {
                [key: string]: boolean;
            };
        };
        /** ProjectOut */
        ProjectOut: {
            /** Id */
            id: number;
            /** Code */
            code: string;
            /** Name */
            name: string;
            /** Organization */
            organization: string;
            /** Plan Id */
            plan_id: number | null;
            /** Revision */
            revision: number;
            /** Profile */
            profile: string | null;
            /** Data Date */
            data_date: string | null;
            /** Start */
            start: string | null;
            /** Finish */
            finish: string | null;
            /** Contract Finish */
            contract_finish: string | null;
            /** Lateness Days */
            lateness_days: number | null;
            /** Activity Count */
            activity_count: number;
            /** Critical Count */
            critical_count: number;
            /** Percent Complete */
            percent_complete: number;
            /** Changed At */
            changed_at: string | null;
            /** May */
            may: {
                [key: string]: boolean;
            };
        };
        /** NewProjectOut */
        NewProjectOut: {
            /** Id */
            id: number;
            /** Plan Id */
            plan_id: number;
            /** Revision */
            revision: number;
        };
        /** NewProjectIn */
        NewProjectIn: {
            /** Code */
            code: string;
            /** Name */
            name: string;
            /**
             * Kind
             * @default residential
             */
            kind: string;
            /**
             * Address
             * @default
             */
            address: string;
            /**
             * Time Zone
             * @default Asia/Shanghai
             */
            time_zone: string;
            /** Contract Start */
            contract_start?: string | null;
            /** Contract Finish */
            contract_finish?: string | null;
            /** Contract Days */
            contract_days?: number | null;
            /**
             * Template
             * @default
             */
            template: string;
            /** Source Project Id */
            source_project_id?: number | null;
            /**
             * With Progress
             * @default false
             */
            with_progress: boolean;
            /**
             * With Members
             * @default false
             */
            with_members: boolean;
            /** Start */
            start?: string | null;
            /**
             * Profile
             * @default p6
             * @enum {string}
             */
            profile: "p6" | "msp";
            /**
             * Minutes Per Day
             * @default 480
             */
            minutes_per_day: number;
            /** Calendar Source Id */
            calendar_source_id?: number | null;
        };
        /** CalendarOut */
        CalendarOut: {
            /** Id */
            id: number;
            /** Name */
            name: string;
        };
        /** MemberOut */
        MemberOut: {
            /** Display Name */
            display_name: string;
            /** Role Name */
            role_name: string;
            /** Organization */
            organization: string;
        };
        /** PlanOut */
        PlanOut: {
            /** Id */
            id: number;
            /** Name */
            name: string;
            /** Revision */
            revision: number;
        };
        /** ProjectDetailOut */
        ProjectDetailOut: {
            /** Id */
            id: number;
            /** Code */
            code: string;
            /** Name */
            name: string;
            /** Organization */
            organization: string;
            /** Plan Id */
            plan_id: number | null;
            /** Revision */
            revision: number;
            /** Profile */
            profile: string | null;
            /** Data Date */
            data_date: string | null;
            /** Start */
            start: string | null;
            /** Finish */
            finish: string | null;
            /** Contract Finish */
            contract_finish: string | null;
            /** Lateness Days */
            lateness_days: number | null;
            /** Activity Count */
            activity_count: number;
            /** Critical Count */
            critical_count: number;
            /** Percent Complete */
            percent_complete: number;
            /** Changed At */
            changed_at: string | null;
            /** May */
            may: {
                [key: string]: boolean;
            };
            plan: components["schemas"]["PlanOut"] | null;
            /** Members */
            members: components["schemas"]["MemberOut"][];
            /** Calendars */
            calendars: components["schemas"]["CalendarOut"][];
            /** Settings */
            settings: {
                [key: string]: unknown;
            };
        };
        /** LatestRevisionOut */
        LatestRevisionOut: {
            /** Revision */
            revision: number;
            /**
             * At
             * Format: date-time
             */
            at: string;
            /** Lateness Days */
            lateness_days: number | null;
        };
        /** NamedActivityOut */
        NamedActivityOut: {
            /** Activity Id */
            activity_id: number;
            /** Code */
            code: string;
            /** Name */
            name: string;
            /** Days */
            days: number | null;
        };
        /** NextMilestoneOut */
        NextMilestoneOut: {
            /** Activity Id */
            activity_id: number;
            /** Code */
            code: string;
            /** Name */
            name: string;
            /** Days */
            days: number | null;
            /** Finish */
            finish: string | null;
        };
        /** OpenScenarioOut */
        OpenScenarioOut: {
            /** Plan Id */
            plan_id: number;
            /** Name */
            name: string;
            /** Author */
            author: string;
            /** Behind */
            behind: number;
            /** Finish */
            finish: string | null;
            /**
             * Created At
             * Format: date-time
             */
            created_at: string;
        };
        /** PortfolioOut */
        PortfolioOut: {
            /**
             * Today
             * Format: date
             */
            today: string;
            rules: components["schemas"]["PortfolioRulesOut"];
            /** Projects */
            projects: components["schemas"]["PortfolioProjectOut"][];
            /** Imports */
            imports: components["schemas"]["WaitingImportOut"][];
            /** May */
            may: {
                [key: string]: boolean;
            };
        };
        /** PortfolioProjectOut */
        PortfolioProjectOut: {
            /** Id */
            id: number;
            /** Code */
            code: string;
            /** Name */
            name: string;
            /** Organization */
            organization: string;
            /** Is Guest */
            is_guest: boolean;
            /** Kind */
            kind: string;
            /** Address */
            address: string;
            /** Plan Id */
            plan_id: number | null;
            /** Revision */
            revision: number;
            /** Data Date */
            data_date: string | null;
            /** Data Date Age Days */
            data_date_age_days: number | null;
            /** Start */
            start: string | null;
            /** Finish */
            finish: string | null;
            /** Promised Finish */
            promised_finish: string | null;
            /** Promised By */
            promised_by: ("contract" | "baseline") | null;
            /** Lateness Days */
            lateness_days: number | null;
            state: components["schemas"]["PortfolioStateOut"];
            /** Activity Count */
            activity_count: number;
            /** Unfinished Count */
            unfinished_count: number;
            /** Critical Count */
            critical_count: number;
            /** Late Count */
            late_count: number;
            /** Percent Complete */
            percent_complete: number;
            /** Planned Percent */
            planned_percent: number | null;
            /** Baseline Name */
            baseline_name: string | null;
            /** Latest */
            latest: components["schemas"]["LatestRevisionOut"][];
            cause: components["schemas"]["NamedActivityOut"] | null;
            /** Milestones Due */
            milestones_due: number;
            /** Milestones On Time */
            milestones_on_time: number;
            next_milestone: components["schemas"]["NextMilestoneOut"] | null;
            /** Changed At */
            changed_at: string | null;
            /** Changed By */
            changed_by: string;
            /** Scenarios */
            scenarios: components["schemas"]["OpenScenarioOut"][];
            /** May */
            may: {
                [key: string]: boolean;
            };
        };
        /** PortfolioRulesOut */
        PortfolioRulesOut: {
            /** Late After Days */
            late_after_days: number;
            /** Red After Days */
            red_after_days: number;
            /** Behind Points */
            behind_points: number;
            /** Stale After Days */
            stale_after_days: number;
        };
        /** PortfolioStateOut */
        PortfolioStateOut: {
            /**
             * Light
             * @enum {string}
             */
            light: "red" | "amber" | "green" | "unknown";
            /**
             * Reason
             * @enum {string}
             */
            reason: "no_plan" | "nothing_to_compare" | "late" | "finished" | "behind" | "stale" | "early" | "on_time";
            /** Days */
            days: number | null;
            /** Points */
            points: number | null;
        };
        /** WaitingImportOut */
        WaitingImportOut: {
            /** Id */
            id: number;
            /** Project Id */
            project_id: number | null;
            /** File Name */
            file_name: string;
            /** By */
            by: string;
            /**
             * Since
             * Format: date-time
             */
            since: string;
        };
        /** OwnTemplateOut */
        OwnTemplateOut: {
            /** Id */
            id: number;
            /** Code */
            code: string;
            /** Name */
            name: string;
        };
        /** ShippedTemplateOut */
        ShippedTemplateOut: {
            /** Key */
            key: string;
            /** Name */
            name: string;
        };
        /** TemplateListOut */
        TemplateListOut: {
            /** Shipped */
            shipped: components["schemas"]["ShippedTemplateOut"][];
            /** Own */
            own: components["schemas"]["OwnTemplateOut"][];
        };
        /** ExceptionOut */
        ExceptionOut: {
            /** First Day */
            first_day: string;
            /** Last Day */
            last_day: string;
            /** Shifts */
            shifts: number[][];
            /** Name */
            name: string;
            /** Weekdays */
            weekdays: number[] | null;
        };
        /** PlanCalendarOut */
        PlanCalendarOut: {
            /** Id */
            id: number;
            /** Name */
            name: string;
            /** Kind */
            kind: string;
            /** Parent Id */
            parent_id: number | null;
            /** Week */
            week: (number[][] | null)[];
            /** Exceptions */
            exceptions: components["schemas"]["ExceptionOut"][];
            /** Minutes Per Day */
            minutes_per_day: number;
            /** Minutes Per Week */
            minutes_per_week: number;
            /** Minutes Per Month */
            minutes_per_month: number;
            /** Source Id */
            source_id: number | null;
            /** Source Version */
            source_version: number | null;
            /** Used By */
            used_by: number;
        };
        /** PlanSettingsOut */
        PlanSettingsOut: {
            /** Plan Id */
            plan_id: number;
            /** Revision */
            revision: number;
            /** Name */
            name: string;
            /** Profile */
            profile: string;
            /** Options */
            options: {
                [key: string]: unknown;
            };
            /** Time Zone */
            time_zone: string;
            /** Default Calendar Id */
            default_calendar_id: number | null;
            /** Start */
            start: string | null;
            /** Data Date */
            data_date: string | null;
            /** Must Finish By */
            must_finish_by: string | null;
            /** Finish */
            finish: string | null;
            /** Calendars */
            calendars: components["schemas"]["PlanCalendarOut"][];
        };
        /** WindowActivities */
        WindowActivities: {
            /** Id */
            id: number[];
            /** Parent */
            parent: number[];
            /** Sort Key */
            sort_key: number[];
            /** Depth */
            depth: number[];
            /** Kind */
            kind: number[];
            /** Code */
            code: string[];
            /** Name */
            name: string[];
            /** Calendar */
            calendar: number[];
            /** Duration */
            duration: number[];
            /** Remaining */
            remaining: number[];
            /** Start */
            start: (number | null)[];
            /** Finish */
            finish: (number | null)[];
            /** Late Start */
            late_start: (number | null)[];
            /** Late Finish */
            late_finish: (number | null)[];
            /** Total Float */
            total_float: (number | null)[];
            /** Free Float */
            free_float: (number | null)[];
            /** Percent */
            percent: number[];
            /** Flags */
            flags: number[];
            /** Baseline Start */
            baseline_start: (number | null)[] | null;
            /** Baseline Finish */
            baseline_finish: (number | null)[] | null;
            /** Calendar Id */
            calendar_id: (number | null)[] | null;
            /** Constraint */
            constraint: number[] | null;
            /** Constraint At */
            constraint_at: (number | null)[] | null;
            /** Secondary Constraint */
            secondary_constraint: number[] | null;
            /** Secondary Constraint At */
            secondary_constraint_at: (number | null)[] | null;
            /** Deadline */
            deadline: (number | null)[] | null;
            /** Actual Start */
            actual_start: (number | null)[] | null;
            /** Actual Finish */
            actual_finish: (number | null)[] | null;
            /** Quantity */
            quantity: (number | null)[] | null;
            /** Unit */
            unit: string[] | null;
            /** Location */
            location: string[] | null;
            /** Trade */
            trade: string[] | null;
            /** Responsible */
            responsible: string[] | null;
            /** Codes */
            codes: ({
                [key: string]: string;
            } | null)[] | null;
        };
        /** WindowAssignments */
        WindowAssignments: {
            /** Id */
            id: number[];
            /** Activity */
            activity: number[];
            /** Resource Id */
            resource_id: number[];
            /** Units */
            units: number[];
        };
        /** WindowCalendar */
        WindowCalendar: {
            /** Id */
            id: number;
            /** Name */
            name: string;
            /** Week */
            week: number[][][];
            /** Exceptions */
            exceptions: unknown[][];
        };
        /** WindowOut */
        WindowOut: {
            /** Plan Id */
            plan_id: number;
            /** Project Id */
            project_id: number;
            /** Project Code */
            project_code: string;
            /** Project Name */
            project_name: string;
            /** Plan Name */
            plan_name: string;
            /** Revision */
            revision: number;
            /** Profile */
            profile: string;
            /** Time Zone */
            time_zone: string;
            /** Default Calendar Id */
            default_calendar_id: number | null;
            /** Minutes Per Day */
            minutes_per_day: number;
            /** Data Date */
            data_date: number | null;
            /** Start */
            start: number | null;
            /** Finish */
            finish: number | null;
            /** Contract Finish */
            contract_finish: number | null;
            /** Calculated At */
            calculated_at: string | null;
            /** Calculation Ms */
            calculation_ms: number | null;
            activities: components["schemas"]["WindowActivities"];
            /** Kinds */
            kinds: string[];
            /** Constraints */
            constraints: string[];
            relations: components["schemas"]["WindowRelations"];
            assignments: components["schemas"]["WindowAssignments"];
            /** Resources */
            resources: components["schemas"]["WindowResource"][];
            /** Calendars */
            calendars: components["schemas"]["WindowCalendar"][];
        };
        /** WindowRelations */
        WindowRelations: {
            /** Id */
            id: number[];
            /** Predecessor */
            predecessor: number[];
            /** Successor */
            successor: number[];
            /** Type */
            type: number[];
            /** Lag */
            lag: number[];
            /** Lag Percent */
            lag_percent: (number | null)[] | null;
            /** Lag Calendar */
            lag_calendar: (number | null)[] | null;
            /** Driving */
            driving: number[];
        };
        /** WindowResource */
        WindowResource: {
            /** Id */
            id: number;
            /** Name */
            name: string;
            /** Kind */
            kind: string;
            /** Unit */
            unit: string;
        };
        /** ActivityOut */
        ActivityOut: {
            /** Id */
            id: number;
            /** Code */
            code: string;
            /** Name */
            name: string;
            /** Kind */
            kind: string;
            /** Start */
            start: string | null;
            /** Finish */
            finish: string | null;
            /** Early Start */
            early_start: string | null;
            /** Early Finish */
            early_finish: string | null;
            /** Late Start */
            late_start: string | null;
            /** Late Finish */
            late_finish: string | null;
            /** Total Float */
            total_float: number | null;
            /** Free Float */
            free_float: number | null;
            /** Critical */
            critical: boolean;
            /** Longest Path */
            longest_path: boolean;
            /** Duration Minutes */
            duration_minutes: number;
            /** Remaining Minutes */
            remaining_minutes: number;
            /** Percent Complete */
            percent_complete: number;
            /** Actual Start */
            actual_start: string | null;
            /** Actual Finish */
            actual_finish: string | null;
            /** Deadline */
            deadline: string | null;
            /** Constraints */
            constraints: components["schemas"]["ConstraintOut"][];
            constraint: components["schemas"]["ConstraintOut"] | null;
            secondary_constraint: components["schemas"]["ConstraintOut"] | null;
            /** Calendar */
            calendar: string | null;
            /** Calendar Id */
            calendar_id: number | null;
            baseline: components["schemas"]["FrozenDatesOut"] | null;
            /** Predecessors */
            predecessors: components["schemas"]["NeighbourOut"][];
            /** Successors */
            successors: components["schemas"]["NeighbourOut"][];
            /** External Relations */
            external_relations: components["schemas"]["ExternalRelationOut"][];
            /** Assignments */
            assignments: components["schemas"]["AssignmentOut"][];
            /** Codes */
            codes: components["schemas"]["NamedValueOut"][];
            /** Custom */
            custom: components["schemas"]["NamedValueOut"][];
            /** Quantity */
            quantity: number | null;
            /** Unit */
            unit: string;
            /** Location */
            location: string;
            /** Trade */
            trade: string;
            /** Responsible */
            responsible: string;
            /** Notes */
            notes: string[];
            /** Source Uid */
            source_uid: string;
            /** Source Row */
            source_row: number | null;
        };
        /**
         * AssignmentOut
         * @description `person`: the resource stands for somebody who signs in here.
         */
        AssignmentOut: {
            /** Id */
            id: number;
            /** Resource Id */
            resource_id: number;
            /** Resource */
            resource: string;
            /** Kind */
            kind: string;
            /** Unit */
            unit: string;
            /** Units */
            units: number;
            /** Quantity */
            quantity: number | null;
            /** Work Minutes */
            work_minutes: number;
            /** Drives Dates */
            drives_dates: boolean;
            /** Person */
            person: boolean;
        };
        /** ConstraintOut */
        ConstraintOut: {
            /** Kind */
            kind: string;
            /** At */
            at: string | null;
        };
        /**
         * ExternalRelationOut
         * @description A relation to another project, seen from the activity. `id` null: its row stands in the other plan.
         *
         *     `state`: `tied`, `archived` (holds the last dates), `gone` (the other activity is no more; holds the last date),
         *     `hidden` (the reader may not see the other project), `file` (texts that a file brought).
         */
        ExternalRelationOut: {
            /** Id */
            id: number | null;
            /** Direction */
            direction: string;
            /** Type */
            type: string;
            /** Lag Minutes */
            lag_minutes: number;
            /** State */
            state: string;
            /** Project */
            project: string | null;
            /** Project Id */
            project_id: number | null;
            /** Activity Id */
            activity_id: number | null;
            /** Code */
            code: string;
            /** Name */
            name: string;
            /** Start */
            start: string | null;
            /** Finish */
            finish: string | null;
        };
        /**
         * FrozenDatesOut
         * @description Dates of the active baseline; null where the activity is not in it.
         */
        FrozenDatesOut: {
            /** Name */
            name: string;
            /** Start */
            start: string | null;
            /** Finish */
            finish: string | null;
        };
        /** NamedValueOut */
        NamedValueOut: {
            /** Type */
            type: string;
            /** Value */
            value: string;
        };
        /**
         * NeighbourOut
         * @description `float_minutes`: working minutes that the relation leaves its successor; null = not known.
         */
        NeighbourOut: {
            /** Id */
            id: number;
            /** Relation Id */
            relation_id: number;
            /** Code */
            code: string;
            /** Name */
            name: string;
            /** Type */
            type: string;
            /** Lag Minutes */
            lag_minutes: number;
            /** Driving */
            driving: boolean;
            /** Float Minutes */
            float_minutes: number | null;
        };
        /**
         * ChainOut
         * @description `more`: the chain goes on; `hidden`: it goes on where the reader may not look.
         */
        ChainOut: {
            /** Revision */
            revision: number;
            /** Steps */
            steps: components["schemas"]["ChainStepOut"][];
            /** More */
            more: boolean;
            /** Hidden */
            hidden: boolean;
        };
        /** ChainRelationOut */
        ChainRelationOut: {
            /** Id */
            id: number;
            /** Predecessor Id */
            predecessor_id: number;
            /** Type */
            type: string;
            /** Lag Minutes */
            lag_minutes: number;
            /** Lag Percent */
            lag_percent: number | null;
            /** Elapsed */
            elapsed: boolean;
        };
        /**
         * ChainStepOut
         * @description `reason`: what holds the activity; `waited`: days without work before it, `skipped`: within it.
         */
        ChainStepOut: {
            /** Id */
            id: number;
            /** Code */
            code: string;
            /** Name */
            name: string;
            /** Start */
            start: string | null;
            /** Finish */
            finish: string | null;
            /** Duration Minutes */
            duration_minutes: number;
            /** Remaining Minutes */
            remaining_minutes: number;
            /** Percent Complete */
            percent_complete: number;
            /** Started */
            started: boolean;
            /** Calendar */
            calendar: string;
            /** Reason */
            reason: string;
            /** At */
            at: string | null;
            /** Constraint */
            constraint: string | null;
            relation: components["schemas"]["ChainRelationOut"] | null;
            /** Delay Minutes */
            delay_minutes: number;
            /** Others */
            others: number;
            /** Skipped */
            skipped: components["schemas"]["IdleDaysOut"][];
            /** Waited */
            waited: components["schemas"]["IdleDaysOut"][];
        };
        /** IdleDaysOut */
        IdleDaysOut: {
            /** First Day */
            first_day: string;
            /** Last Day */
            last_day: string;
            /** Name */
            name: string;
        };
        /**
         * GainOut
         * @description What this activity alone brings: the date as calculated, and the working minutes gained.
         */
        GainOut: {
            /** Id */
            id: number;
            /** Code */
            code: string;
            /** Name */
            name: string;
            /** Days */
            days: number;
            /** After */
            after: string | null;
            /** Gain Minutes */
            gain_minutes: number;
            /** Project After */
            project_after: string | null;
            /** Project Gain Minutes */
            project_gain_minutes: number;
        };
        /** LateOut */
        LateOut: {
            /** Project After */
            project_after: string | null;
            /** Project Loss Minutes */
            project_loss_minutes: number;
        };
        /** ShortenedOut */
        ShortenedOut: {
            /** Id */
            id: number;
            /** Code */
            code: string;
            /** Name */
            name: string;
            /** Days */
            days: number;
        };
        /**
         * ShorteningsOut
         * @description `date`: start or finish, whichever is in question; `together` only where no activity alone brings it all.
         *
         *     `late_by_a_day`: what it does to the finish of the project when this activity takes a day longer.
         */
        ShorteningsOut: {
            /** Revision */
            revision: number;
            /** Days */
            days: number;
            /** Date */
            date: string;
            /** Before */
            before: string | null;
            /** Project Before */
            project_before: string | null;
            late_by_a_day: components["schemas"]["LateOut"] | null;
            /** Alone */
            alone: components["schemas"]["GainOut"][];
            together: components["schemas"]["TogetherOut"] | null;
            /** Hidden */
            hidden: boolean;
        };
        /**
         * TogetherOut
         * @description `reached`: the set brings all of it; `proven`: with no fewer days could it be done.
         */
        TogetherOut: {
            /** Reached */
            reached: boolean;
            /** Proven */
            proven: boolean;
            /** After */
            after: string | null;
            /** Shortened */
            shortened: components["schemas"]["ShortenedOut"][];
        };
        /** ActivityEditListOut */
        ActivityEditListOut: {
            /** Edits */
            edits: components["schemas"]["ActivityEditOut"][];
            /** More */
            more: boolean;
        };
        /**
         * ActivityEditOut
         * @description `whole_plan`: the edit replaced the plan; `more_lines`: changes beyond those in `lines`.
         */
        ActivityEditOut: {
            /** Id */
            id: number;
            /** Revision */
            revision: number;
            /** Kind */
            kind: string;
            /** Source */
            source: string;
            /** Author */
            author: string;
            /**
             * At
             * Format: date-time
             */
            at: string;
            /** Reason */
            reason: string;
            /** Summary */
            summary: string;
            /** Undone By */
            undone_by: number | null;
            /** Undoes */
            undoes: number | null;
            /** Is Own */
            is_own: boolean;
            /** Finish */
            finish: string | null;
            /** Whole Plan */
            whole_plan: boolean;
            /** Lines */
            lines: components["schemas"]["TouchedOut"][];
            /** More Lines */
            more_lines: number;
        };
        /**
         * TouchedOut
         * @description `kind`: changed, added, removed or moved; `subject` is empty for the activity itself.
         */
        TouchedOut: {
            /** Kind */
            kind: string;
            /** Subject */
            subject: string;
            /** Field */
            field: string;
            /** Before */
            before: string;
            /** After */
            after: string;
        };
        /** CalendarUseOut */
        CalendarUseOut: {
            /** Project Id */
            project_id: number;
            /** Project */
            project: string;
            /** Calendar */
            calendar: string;
            /** Version */
            version: number;
        };
        /** CalendarUsesOut */
        CalendarUsesOut: {
            /** Uses */
            uses: components["schemas"]["CalendarUseOut"][];
        };
        /**
         * FirstStepsOut
         * @description `project_id`: where the next step is taken; null before there is a project.
         */
        FirstStepsOut: {
            /** Project Id */
            project_id: number | null;
            /** Has Activities */
            has_activities: boolean;
            /** Has Relations */
            has_relations: boolean;
            /** Has Baseline */
            has_baseline: boolean;
            /** Has Progress */
            has_progress: boolean;
            /** May Create */
            may_create: boolean;
        };
        /** DeltaAssignments */
        DeltaAssignments: {
            /** Id */
            id: number[];
            /** Activity Id */
            activity_id: number[];
            /** Resource Id */
            resource_id: number[];
            /** Units */
            units: number[];
        };
        /** DeltaBaseline */
        DeltaBaseline: {
            /** Id */
            id: number[];
            /** Start */
            start: (number | null)[];
            /** Finish */
            finish: (number | null)[];
        };
        /** DeltaDates */
        DeltaDates: {
            /** Id */
            id: number[];
            /** Start */
            start: (number | null)[];
            /** Finish */
            finish: (number | null)[];
            /** Late Start */
            late_start: (number | null)[];
            /** Late Finish */
            late_finish: (number | null)[];
            /** Total Float */
            total_float: (number | null)[];
            /** Free Float */
            free_float: (number | null)[];
            /** Flags */
            flags: number[];
            /** Wbs Duration */
            wbs_duration: (number | null)[];
            /** Wbs Remaining */
            wbs_remaining: (number | null)[];
            /** Wbs Percent */
            wbs_percent: (number | null)[];
        };
        /** DeltaDriving */
        DeltaDriving: {
            /** Id */
            id: number[];
            /** Driving */
            driving: number[];
        };
        /** DeltaOut */
        DeltaOut: {
            /** Plan Id */
            plan_id: number;
            /** Project Id */
            project_id: number;
            /** Project Code */
            project_code: string;
            /** Project Name */
            project_name: string;
            /** Plan Name */
            plan_name: string;
            /** Revision */
            revision: number;
            /** Profile */
            profile: string;
            /** Time Zone */
            time_zone: string;
            /** Default Calendar Id */
            default_calendar_id: number | null;
            /** Minutes Per Day */
            minutes_per_day: number;
            /** Data Date */
            data_date: number | null;
            /** Start */
            start: number | null;
            /** Finish */
            finish: number | null;
            /** Contract Finish */
            contract_finish: number | null;
            /** Calculated At */
            calculated_at: string | null;
            /** Calculation Ms */
            calculation_ms: number | null;
            /** Since */
            since: number;
            rows: components["schemas"]["DeltaRows"];
            /** Removed */
            removed: number[];
            dates: components["schemas"]["DeltaDates"];
            relations: components["schemas"]["DeltaRelations"];
            /** Removed Relations */
            removed_relations: number[];
            driving: components["schemas"]["DeltaDriving"];
            assignments: components["schemas"]["DeltaAssignments"];
            /** Removed Assignments */
            removed_assignments: number[];
            /** Resources */
            resources: components["schemas"]["WindowResource"][];
            baseline: components["schemas"]["DeltaBaseline"] | null;
            /** Calendars */
            calendars: components["schemas"]["WindowCalendar"][] | null;
        };
        /** DeltaRelations */
        DeltaRelations: {
            /** Id */
            id: number[];
            /** Predecessor Id */
            predecessor_id: number[];
            /** Successor Id */
            successor_id: number[];
            /** Type */
            type: number[];
            /** Lag */
            lag: number[];
            /** Lag Percent */
            lag_percent: (number | null)[];
            /** Lag Calendar */
            lag_calendar: (number | null)[];
        };
        /** DeltaRows */
        DeltaRows: {
            /** Id */
            id: number[];
            /** Parent Id */
            parent_id: (number | null)[];
            /** Sort Key */
            sort_key: number[];
            /** Kind */
            kind: number[];
            /** Code */
            code: string[];
            /** Name */
            name: string[];
            /** Duration */
            duration: number[];
            /** Remaining */
            remaining: number[];
            /** Percent */
            percent: number[];
            /** Flags */
            flags: number[];
            /** Calendar Id */
            calendar_id: (number | null)[];
            /** Constraint */
            constraint: number[];
            /** Constraint At */
            constraint_at: (number | null)[];
            /** Secondary Constraint */
            secondary_constraint: number[];
            /** Secondary Constraint At */
            secondary_constraint_at: (number | null)[];
            /** Deadline */
            deadline: (number | null)[];
            /** Actual Start */
            actual_start: (number | null)[];
            /** Actual Finish */
            actual_finish: (number | null)[];
            /** Quantity */
            quantity: (number | null)[];
            /** Unit */
            unit: string[];
            /** Location */
            location: string[];
            /** Trade */
            trade: string[];
            /** Responsible */
            responsible: string[];
            /** Codes */
            codes: ({
                [key: string]: string;
            } | null)[];
        };
        /** EditAnswerOut */
        EditAnswerOut: {
            /** Revision */
            revision: number;
            /** Edit Id */
            edit_id: number;
            /** Rebased */
            rebased: boolean;
            /** Created */
            created: {
                [key: string]: number;
            };
            delta: components["schemas"]["DeltaOut"] | null;
        };
        /** AddActivityIn */
        AddActivityIn: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            kind: "add_activity";
            /** Ref */
            ref?: number | null;
            /** Parent Id */
            parent_id?: number | null;
            /** After Id */
            after_id?: number | null;
            /**
             * First
             * @default false
             */
            first: boolean;
            /**
             * Values
             * @default {}
             */
            values: {
                [key: string]: unknown;
            };
        };
        /** AddAssignmentIn */
        AddAssignmentIn: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            kind: "add_assignment";
            /** Ref */
            ref?: number | null;
            /** Activity Id */
            activity_id: number;
            /** Resource Id */
            resource_id: number;
            /**
             * Values
             * @default {}
             */
            values: {
                [key: string]: unknown;
            };
        };
        /** AddCalendarIn */
        AddCalendarIn: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            kind: "add_calendar";
            /** Ref */
            ref?: number | null;
            /** Values */
            values: {
                [key: string]: unknown;
            };
        };
        /**
         * AddExternalRelationIn
         * @description From an activity of another project to one of this plan.
         */
        AddExternalRelationIn: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            kind: "add_external_relation";
            /** Ref */
            ref?: number | null;
            /** Activity Id */
            activity_id: number;
            /** Other Project Id */
            other_project_id: number;
            /** Other Activity Id */
            other_activity_id: number;
            /**
             * Values
             * @default {}
             */
            values: {
                [key: string]: unknown;
            };
        };
        /** AddRelationIn */
        AddRelationIn: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            kind: "add_relation";
            /** Ref */
            ref?: number | null;
            /** Predecessor Id */
            predecessor_id: number;
            /** Successor Id */
            successor_id: number;
            /**
             * Values
             * @default {}
             */
            values: {
                [key: string]: unknown;
            };
        };
        /** AssignPersonIn */
        AssignPersonIn: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            kind: "assign_person";
            /** Ref */
            ref?: number | null;
            /** Activity Id */
            activity_id: number;
            /** Member Id */
            member_id: number;
            /**
             * Values
             * @default {}
             */
            values: {
                [key: string]: unknown;
            };
        };
        /** ChangeActivityIn */
        ChangeActivityIn: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            kind: "change_activity";
            /** Activity Id */
            activity_id: number;
            /** Values */
            values: {
                [key: string]: unknown;
            };
        };
        /** ChangeAssignmentIn */
        ChangeAssignmentIn: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            kind: "change_assignment";
            /** Assignment Id */
            assignment_id: number;
            /** Values */
            values: {
                [key: string]: unknown;
            };
        };
        /** ChangeCalendarIn */
        ChangeCalendarIn: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            kind: "change_calendar";
            /** Calendar Id */
            calendar_id: number;
            /** Values */
            values: {
                [key: string]: unknown;
            };
        };
        /** ChangeExternalRelationIn */
        ChangeExternalRelationIn: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            kind: "change_external_relation";
            /** External Relation Id */
            external_relation_id: number;
            /** Values */
            values: {
                [key: string]: unknown;
            };
        };
        /** ChangeRelationIn */
        ChangeRelationIn: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            kind: "change_relation";
            /** Relation Id */
            relation_id: number;
            /** Values */
            values: {
                [key: string]: unknown;
            };
        };
        /** ChangeSettingsIn */
        ChangeSettingsIn: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            kind: "change_settings";
            /** Values */
            values: {
                [key: string]: unknown;
            };
        };
        /** DeleteActivityIn */
        DeleteActivityIn: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            kind: "delete_activity";
            /** Activity Id */
            activity_id: number;
        };
        /** DeleteAssignmentIn */
        DeleteAssignmentIn: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            kind: "delete_assignment";
            /** Assignment Id */
            assignment_id: number;
        };
        /** DeleteCalendarIn */
        DeleteCalendarIn: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            kind: "delete_calendar";
            /** Calendar Id */
            calendar_id: number;
        };
        /** DeleteExternalRelationIn */
        DeleteExternalRelationIn: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            kind: "delete_external_relation";
            /** External Relation Id */
            external_relation_id: number;
        };
        /** DeleteRelationIn */
        DeleteRelationIn: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            kind: "delete_relation";
            /** Relation Id */
            relation_id: number;
        };
        /** EditIn */
        EditIn: {
            /** Base Revision */
            base_revision: number;
            /** Operations */
            operations: (components["schemas"]["AddActivityIn"] | components["schemas"]["ChangeActivityIn"] | components["schemas"]["MoveActivityIn"] | components["schemas"]["DeleteActivityIn"] | components["schemas"]["RecordProgressIn"] | components["schemas"]["AddRelationIn"] | components["schemas"]["ChangeRelationIn"] | components["schemas"]["DeleteRelationIn"] | components["schemas"]["AddExternalRelationIn"] | components["schemas"]["ChangeExternalRelationIn"] | components["schemas"]["DeleteExternalRelationIn"] | components["schemas"]["AddAssignmentIn"] | components["schemas"]["AssignPersonIn"] | components["schemas"]["ChangeAssignmentIn"] | components["schemas"]["DeleteAssignmentIn"] | components["schemas"]["AddCalendarIn"] | components["schemas"]["ChangeCalendarIn"] | components["schemas"]["DeleteCalendarIn"] | components["schemas"]["TakeCalendarIn"] | components["schemas"]["ChangeSettingsIn"])[];
            /**
             * Reason
             * @default
             */
            reason: string;
        };
        /** MoveActivityIn */
        MoveActivityIn: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            kind: "move_activity";
            /** Activity Id */
            activity_id: number;
            /** Parent Id */
            parent_id?: number | null;
            /** After Id */
            after_id?: number | null;
            /**
             * First
             * @default false
             */
            first: boolean;
        };
        /** RecordProgressIn */
        RecordProgressIn: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            kind: "record_progress";
            /** Activity Id */
            activity_id: number;
            /** Values */
            values: {
                [key: string]: unknown;
            };
        };
        /** TakeCalendarIn */
        TakeCalendarIn: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            kind: "take_calendar";
            /** Source Id */
            source_id: number;
            /** Version */
            version?: number | null;
            /** Calendar Id */
            calendar_id?: number | null;
            /** Ref */
            ref?: number | null;
        };
        /**
         * EditsAsked
         * @description `before`: a revision; `count` at most 500; days of the plan's time zone, both included.
         */
        EditsAsked: {
            /** Before */
            before?: number | null;
            /**
             * Count
             * @default 100
             */
            count: number;
            /** Author Id */
            author_id?: string | null;
            /**
             * Source
             * @default
             */
            source: string;
            /** Since */
            since?: string | null;
            /** Until */
            until?: string | null;
            /** Activity Id */
            activity_id?: number | null;
        };
        /** EditListOut */
        EditListOut: {
            /** Edits */
            edits: components["schemas"]["EditOut"][];
            /** More */
            more: boolean;
        };
        /** EditOut */
        EditOut: {
            /** Id */
            id: number;
            /** Revision */
            revision: number;
            /** Kind */
            kind: string;
            /** Source */
            source: string;
            /** Author */
            author: string;
            /**
             * At
             * Format: date-time
             */
            at: string;
            /** Reason */
            reason: string;
            /** Summary */
            summary: string;
            /** Undone By */
            undone_by: number | null;
            /** Undoes */
            undoes: number | null;
            /** Is Own */
            is_own: boolean;
            /** Finish */
            finish: string | null;
        };
        /** ChangesOut */
        ChangesOut: {
            /** Revision */
            revision: number;
            delta: components["schemas"]["DeltaOut"] | null;
        };
        /** UndoIn */
        UndoIn: {
            /** Revision */
            revision: number;
            /** Edit Id */
            edit_id?: number | null;
            /**
             * Own
             * @default false
             */
            own: boolean;
        };
        /** RedoIn */
        RedoIn: {
            /** Revision */
            revision: number;
        };
        /** RestorationIn */
        RestorationIn: {
            /** Base Revision */
            base_revision: number;
            /** Revision */
            revision: number;
            /**
             * Reason
             * @default
             */
            reason: string;
        };
        /** EditAuthorOut */
        EditAuthorOut: {
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /** Name */
            name: string;
        };
        /** EditFiltersOut */
        EditFiltersOut: {
            /** Authors */
            authors: components["schemas"]["EditAuthorOut"][];
            /** Sources */
            sources: string[];
        };
        /**
         * EditDetailOut
         * @description `whole_plan`: the edit replaced the plan; `more_lines`: lines beyond those in `lines`.
         */
        EditDetailOut: {
            /** Id */
            id: number;
            /** Revision */
            revision: number;
            /** Whole Plan */
            whole_plan: boolean;
            /** Lines */
            lines: components["schemas"]["EditLineOut"][];
            /** More Lines */
            more_lines: number;
        };
        /**
         * EditLineOut
         * @description `kind`: changed, added, removed or moved; `name`: the row; `activity_id`: where a client can go.
         */
        EditLineOut: {
            /** Kind */
            kind: string;
            /** Name */
            name: string;
            /** Activity Id */
            activity_id: number | null;
            /** Field */
            field: string;
            /** Before */
            before: string;
            /** After */
            after: string;
        };
        /** BaselineListOut */
        BaselineListOut: {
            /** Baselines */
            baselines: components["schemas"]["BaselineOut"][];
        };
        /** BaselineOut */
        BaselineOut: {
            /** Id */
            id: number;
            /** Name */
            name: string;
            /** Revision */
            revision: number | null;
            /** Is Active */
            is_active: boolean;
            /** Start */
            start: string | null;
            /** Finish */
            finish: string | null;
            /** Author */
            author: string;
            /**
             * At
             * Format: date-time
             */
            at: string;
        };
        /** BaselineIn */
        BaselineIn: {
            /** Name */
            name: string;
            /**
             * Activate
             * @default true
             */
            activate: boolean;
        };
        /** BaselineChangeIn */
        BaselineChangeIn: {
            /** Name */
            name?: string | null;
            /** Is Active */
            is_active?: boolean | null;
        };
        /** BaselineRemovedOut */
        BaselineRemovedOut: {
            /** Id */
            id: number;
        };
        /** ComparedOut */
        ComparedOut: {
            /** Activity Id */
            activity_id: number;
            /** Code */
            code: string;
            /** Name */
            name: string;
            /** Left Start */
            left_start: string | null;
            /** Left Finish */
            left_finish: string | null;
            /** Right Start */
            right_start: string | null;
            /** Right Finish */
            right_finish: string | null;
            /** Start Days */
            start_days: number | null;
            /** Finish Days */
            finish_days: number | null;
            /** Only */
            only: string | null;
        };
        /** ComparisonOut */
        ComparisonOut: {
            left: components["schemas"]["SideOut"];
            right: components["schemas"]["SideOut"];
            /** Count */
            count: number;
            /** Rows */
            rows: components["schemas"]["ComparedOut"][];
        };
        /** SideOut */
        SideOut: {
            /** Label */
            label: string;
            /** Start */
            start: string | null;
            /** Finish */
            finish: string | null;
        };
        /** ScenarioEndOut */
        ScenarioEndOut: {
            /** Kind */
            kind: string;
            /** Author */
            author: string;
            /**
             * At
             * Format: date-time
             */
            at: string;
        };
        /** ScenarioListOut */
        ScenarioListOut: {
            /** Scenarios */
            scenarios: components["schemas"]["ScenarioOut"][];
        };
        /** ScenarioOut */
        ScenarioOut: {
            /** Plan Id */
            plan_id: number;
            /** Name */
            name: string;
            /** Parent Revision */
            parent_revision: number | null;
            /** Revision */
            revision: number;
            /** Author */
            author: string;
            /**
             * Created At
             * Format: date-time
             */
            created_at: string;
            /** Finish */
            finish: string | null;
            /** Live Finish */
            live_finish: string | null;
            /** Behind */
            behind: number;
            ended: components["schemas"]["ScenarioEndOut"] | null;
        };
        /** ScenarioIn */
        ScenarioIn: {
            /** Name */
            name: string;
        };
        /** PromotionIn */
        PromotionIn: {
            /**
             * Reason
             * @default
             */
            reason: string;
        };
        /** NamedActivities */
        NamedActivities: {
            /** Id */
            id: number[];
            /** Code */
            code: string[];
            /** Name */
            name: string[];
        };
        /**
         * QualityCheckOut
         * @description `activity_ids`: all that was found, of relations all their ends; of relations the first 50 pairs stand beside.
         */
        QualityCheckOut: {
            /** Code */
            code: string;
            /** Number */
            number: number | null;
            /**
             * Verdict
             * @enum {string}
             */
            verdict: "passed" | "failed" | "told" | "not_applicable";
            /**
             * Unit
             * @enum {string}
             */
            unit: "share" | "count" | "index" | "days";
            /** Value */
            value: number | null;
            /** Limit */
            limit: number | null;
            /** At Least */
            at_least: boolean;
            /** Count */
            count: number;
            /** Denominator */
            denominator: number;
            /** Reason */
            reason: string | null;
            /** Found */
            found: number;
            /** Of Relations */
            of_relations: boolean;
            /** Activity Ids */
            activity_ids: number[];
            /** Predecessor Ids */
            predecessor_ids: number[];
            /** Successor Ids */
            successor_ids: number[];
        };
        /** QualityOut */
        QualityOut: {
            /** Plan Id */
            plan_id: number;
            /** Revision */
            revision: number;
            /** Data Date */
            data_date: string | null;
            /** Baseline */
            baseline: string | null;
            /** Applicable */
            applicable: number;
            /** Passed */
            passed: number;
            /** Checks */
            checks: components["schemas"]["QualityCheckOut"][];
            activities: components["schemas"]["NamedActivities"];
        };
        /** ErrorOut */
        ErrorOut: {
            /** Code */
            code: string;
            /** Text */
            text: string;
            /** Cure */
            cure: string;
            /** Parameters */
            parameters: {
                [key: string]: unknown;
            };
        };
        /** ImportOut */
        ImportOut: {
            /** Id */
            id: number;
            /** State */
            state: string;
            /** Stage */
            stage: string;
            /** Progress */
            progress: number;
            /** File Name */
            file_name: string;
            /** Size Bytes */
            size_bytes: number;
            /** Sha256 */
            sha256: string;
            seen_before: components["schemas"]["SeenBeforeOut"] | null;
            project: components["schemas"]["ImportProjectOut"];
            /** Report */
            report: {
                [key: string]: unknown;
            } | null;
            error: components["schemas"]["ErrorOut"] | null;
            /** Plan Id */
            plan_id: number | null;
            /** Edit Id */
            edit_id: number | null;
            /** Project Index */
            project_index: number | null;
        };
        /** ImportProjectOut */
        ImportProjectOut: {
            /** Id */
            id: number | null;
            /** Code */
            code: string;
            /** Name */
            name: string;
        };
        /** SeenBeforeOut */
        SeenBeforeOut: {
            /** Import Id */
            import_id: number;
            /** Project Name */
            project_name: string;
            /**
             * At
             * Format: date-time
             */
            at: string;
            /** By */
            by: string;
        };
        /** ImportIn */
        ImportIn: {
            /** Project Id */
            project_id?: number | null;
            /**
             * Project Code
             * @default
             */
            project_code: string;
            /**
             * Project Name
             * @default
             */
            project_name: string;
        };
        /**
         * DifferencesWish
         * @description `shown`: those that differ, the critical ones among them, or all that were compared.
         */
        DifferencesWish: {
            /**
             * Project
             * @default 0
             */
            project: number;
            /**
             * Shown
             * @default differing
             * @enum {string}
             */
            shown: "differing" | "critical" | "all";
            /**
             * Order
             * @default size
             * @enum {string}
             */
            order: "size" | "code" | "name";
            /** Cause */
            cause?: string | null;
            /**
             * From
             * @default 0
             */
            from: number;
            /**
             * Count
             * @default 200
             */
            count: number;
        };
        /** DifferenceCounts */
        DifferenceCounts: {
            /** Differing */
            differing: number;
            /** Critical */
            critical: number;
            /** All */
            all: number;
        };
        /** DifferenceOut */
        DifferenceOut: {
            /** Uid */
            uid: string;
            /** Code */
            code: string;
            /** Name */
            name: string;
            /** Critical */
            critical: boolean;
            /** Recorded Start */
            recorded_start: string | null;
            /** Recorded Finish */
            recorded_finish: string | null;
            /** Calculated Start */
            calculated_start: string | null;
            /** Calculated Finish */
            calculated_finish: string | null;
            /** Difference Days */
            difference_days: number | null;
            /** Cause */
            cause?: string | null;
            /** Follows */
            follows?: string | null;
            /** Activity Id */
            activity_id: number | null;
        };
        /** DifferencesOut */
        DifferencesOut: {
            /** Count */
            count: number;
            counts: components["schemas"]["DifferenceCounts"];
            /** Rows */
            rows: components["schemas"]["DifferenceOut"][];
        };
        /** FieldChangeOut */
        FieldChangeOut: {
            /** Field */
            field: string;
            /** Before */
            before: string | null;
            /** After */
            after: string | null;
        };
        /** UpdatePreviewOut */
        UpdatePreviewOut: {
            /** Added */
            added: number;
            /** Changed */
            changed: number;
            /** Removed */
            removed: number;
            /** Unchanged */
            unchanged: number;
            /** Relations */
            relations: number;
            /** Baselines */
            baselines: number;
            /** Duplicates */
            duplicates: string[];
            /** Count */
            count: number;
            /** Rows */
            rows: components["schemas"]["UpdatedRowOut"][];
        };
        /** UpdatedRowOut */
        UpdatedRowOut: {
            /** Kind */
            kind: string;
            /** Code */
            code: string;
            /** Name */
            name: string;
            /** Fields */
            fields: components["schemas"]["FieldChangeOut"][];
        };
        /** ConfirmationIn */
        ConfirmationIn: {
            /**
             * Project Index
             * @default 0
             */
            project_index: number;
            /**
             * Mode
             * @default replace
             * @enum {string}
             */
            mode: "replace" | "update";
            /**
             * Match
             * @default source_uid
             * @enum {string}
             */
            match: "source_uid" | "code";
            /**
             * Missing
             * @default keep
             * @enum {string}
             */
            missing: "keep" | "delete";
        };
        /**
         * PrintPageOut
         * @description A page as a display list, in hundredths of a millimetre; the client paints it as the server does.
         */
        PrintPageOut: {
            /** Number */
            number: number;
            /** Pages */
            pages: number;
            /** Down */
            down: number;
            /** Across */
            across: number;
            /** Width */
            width: number;
            /** Height */
            height: number;
            /** Row Mm */
            row_mm: number;
            /** Text Mm */
            text_mm: number;
            /** Day Mm */
            day_mm: number;
            /** Rows */
            rows: number;
            /** Items */
            items: {
                [key: string]: unknown;
            }[];
        };
        /** PrintColumnIn */
        PrintColumnIn: {
            /** Id */
            id: string;
            /** Width */
            width: number;
            /**
             * Title
             * @default
             */
            title: string;
            /**
             * Align
             * @default start
             * @enum {string}
             */
            align: "start" | "end";
            /** Cells */
            cells?: string[] | null;
        };
        /** PrintHeadingIn */
        PrintHeadingIn: {
            /** Title */
            title: string;
            /**
             * Depth
             * @default 0
             */
            depth: number;
        };
        /** PrintPreviewIn */
        PrintPreviewIn: {
            view: components["schemas"]["PrintViewIn"];
            /**
             * Page
             * @default 1
             */
            page: number;
        };
        /**
         * PrintTitleIn
         * @description Texts of the title block; one that is left out comes from the plan.
         */
        PrintTitleIn: {
            /** Company */
            company?: string | null;
            /** Project */
            project?: string | null;
            /** Drawing */
            drawing?: string | null;
            /** Number */
            number?: string | null;
            /** Drawn By */
            drawn_by?: string | null;
            /** Checked By */
            checked_by?: string | null;
            /** Approved By */
            approved_by?: string | null;
        };
        /**
         * PrintViewIn
         * @description `rows`: activity numbers in the order of the screen, a heading as minus its place in `headings` (from 1).
         */
        PrintViewIn: {
            /** Rows */
            rows?: number[] | null;
            /**
             * Headings
             * @default []
             */
            headings: components["schemas"]["PrintHeadingIn"][];
            /** Depths */
            depths?: number[] | null;
            /**
             * Columns
             * @default []
             */
            columns: components["schemas"]["PrintColumnIn"][];
            /** First Day */
            first_day?: number | null;
            /** Last Day */
            last_day?: number | null;
            /** Baseline Id */
            baseline_id?: number | null;
            /**
             * Labels
             * @default none
             * @enum {string}
             */
            labels: "none" | "name" | "responsible" | "dates";
            /**
             * Layers
             * @default [
             *       "critical",
             *       "baseline",
             *       "links",
             *       "shading",
             *       "front_line",
             *       "labels",
             *       "progress"
             *     ]
             */
            layers: ("critical" | "baseline" | "links" | "shading" | "front_line" | "labels" | "progress")[];
            /**
             * Paper
             * @default A3
             * @enum {string}
             */
            paper: "A4" | "A3" | "A2" | "A1" | "A0";
            /**
             * Landscape
             * @default true
             */
            landscape: boolean;
            /**
             * Binding
             * @default true
             */
            binding: boolean;
            /**
             * Pages Wide
             * @default 1
             */
            pages_wide: number | null;
            /** Pages High */
            pages_high?: number | null;
            /**
             * Day Mm
             * @default 1
             */
            day_mm: number;
            /**
             * Row Mm
             * @default 5
             */
            row_mm: number;
            /**
             * Repeat
             * @default all
             * @enum {string}
             */
            repeat: "all" | "name" | "none";
            /**
             * Theme
             * @default colour
             * @enum {string}
             */
            theme: "colour" | "mono";
            /**
             * Language
             * @default zh-CN
             * @enum {string}
             */
            language: "zh-CN" | "en";
            /**
             * @default {
             *       "company": null,
             *       "project": null,
             *       "drawing": null,
             *       "number": null,
             *       "drawn_by": null,
             *       "checked_by": null,
             *       "approved_by": null
             *     }
             */
            title: components["schemas"]["PrintTitleIn"];
        };
        /** PrintErrorOut */
        PrintErrorOut: {
            /** Code */
            code: string;
            /** Text */
            text: string;
            /** Cure */
            cure: string;
            /** Parameters */
            parameters: {
                [key: string]: unknown;
            };
        };
        /** PrintOut */
        PrintOut: {
            /** Id */
            id: number;
            /** Plan Id */
            plan_id: number;
            /** Kind */
            kind: string;
            /**
             * State
             * @enum {string}
             */
            state: "queued" | "drawing" | "ready" | "refused" | "failed" | "cancelled";
            /** Progress */
            progress: number;
            /** Pages */
            pages: number | null;
            /** File Name */
            file_name: string;
            /** Size Bytes */
            size_bytes: number | null;
            error: components["schemas"]["PrintErrorOut"] | null;
        };
        /** PrintIn */
        PrintIn: {
            view: components["schemas"]["PrintViewIn"];
            /**
             * Kind
             * @default pdf
             * @enum {string}
             */
            kind: "pdf" | "svg" | "png";
            /**
             * Page
             * @default 1
             */
            page: number;
        };
        /** FirstViewOut */
        FirstViewOut: {
            /** View Id */
            view_id: number | null;
            /** Built In */
            built_in: string;
        };
        /**
         * ViewListOut
         * @description `first`: with which the plan opens for the reader; null = as the product begins.
         */
        ViewListOut: {
            /** Views */
            views: components["schemas"]["ViewOut"][];
            first: components["schemas"]["FirstViewOut"] | null;
            own_first: components["schemas"]["FirstViewOut"] | null;
            /** First By Role */
            first_by_role: {
                [key: string]: components["schemas"]["FirstViewOut"];
            };
            /** May Share */
            may_share: boolean;
            /** May Choose For Roles */
            may_choose_for_roles: boolean;
        };
        /** ViewOut */
        ViewOut: {
            /** Id */
            id: number;
            /** Name */
            name: string;
            /** Is Shared */
            is_shared: boolean;
            /** Is Own */
            is_own: boolean;
            /** Owner */
            owner: string;
            /** State */
            state: {
                [key: string]: unknown;
            };
            /**
             * Changed At
             * Format: date-time
             */
            changed_at: string;
        };
        /** ViewIn */
        ViewIn: {
            /** Name */
            name: string;
            /**
             * Is Shared
             * @default false
             */
            is_shared: boolean;
            /** State */
            state: {
                [key: string]: unknown;
            };
        };
        /**
         * FirstViewIn
         * @description `role` empty: for the person himself; neither view nor built-in name: as the product begins.
         */
        FirstViewIn: {
            /**
             * Role
             * @default
             */
            role: string;
            /** View Id */
            view_id?: number | null;
            /**
             * Built In
             * @default
             */
            built_in: string;
        };
        /** ViewChangeIn */
        ViewChangeIn: {
            /**
             * Name
             * @default
             */
            name: string;
            /**
             * Is Shared
             * @default false
             */
            is_shared: boolean;
            /**
             * State
             * @default {}
             */
            state: {
                [key: string]: unknown;
            };
        };
        /**
         * ExportCheck
         * @description `compared` activities were read back and calculated; `equal` of them stand where they stood.
         */
        ExportCheck: {
            /** Ok */
            ok: boolean;
            /** Compared */
            compared: number;
            /** Equal */
            equal: number;
        };
        /** ExportCount */
        ExportCount: {
            /** Thing */
            thing: string;
            /** In File */
            in_file: number;
            /** Kept */
            kept: number;
        };
        /** ExportLoss */
        ExportLoss: {
            /** Code */
            code: string;
            /** Severity */
            severity: string;
            /** Parameters */
            parameters: {
                [key: string]: unknown;
            };
            /** Rows */
            rows: {
                [key: string]: unknown;
            }[];
        };
        /** ExportOut */
        ExportOut: {
            /** Id */
            id: number;
            /** Plan Id */
            plan_id: number;
            /** Format */
            format: string;
            /** State */
            state: string;
            /** Revision */
            revision: number | null;
            /** File Name */
            file_name: string;
            /** Size Bytes */
            size_bytes: number;
            /**
             * Created At
             * Format: date-time
             */
            created_at: string;
            report: components["schemas"]["ExportReport"] | null;
            error: components["schemas"]["ErrorOut"] | null;
        };
        /** ExportReport */
        ExportReport: {
            /** Counts */
            counts: components["schemas"]["ExportCount"][];
            /** Losses */
            losses: components["schemas"]["ExportLoss"][];
            check: components["schemas"]["ExportCheck"];
        };
        /** ExportIn */
        ExportIn: {
            /**
             * Format
             * @enum {string}
             */
            format: "mspdi" | "xlsx";
            /**
             * With Baselines
             * @default true
             */
            with_baselines: boolean;
        };
        /**
         * WaitingSiteOut
         * @description `reports` wait for acceptance, `on_desk` are conflicts and parked entries; only what the person may decide on.
         */
        WaitingSiteOut: {
            /** Project Id */
            project_id: number;
            /** Name */
            name: string;
            /** Reports */
            reports: number;
            /** On Desk */
            on_desk: number;
        };
        /** WaitingSitesOut */
        WaitingSitesOut: {
            /** Sites */
            sites: components["schemas"]["WaitingSiteOut"][];
        };
        /**
         * SiteOut
         * @description `waiting`: entries that wait for acceptance. `may`: what the person may do on the site of this project.
         */
        SiteOut: {
            /** Is Site Reporting */
            is_site_reporting: boolean;
            /** Waiting */
            waiting: number;
            /** May */
            may: {
                [key: string]: boolean;
            };
        };
        /**
         * DoubtOut
         * @description Text: `progress.doubt.<code>` with the parameters.
         */
        DoubtOut: {
            /** Code */
            code: string;
            /** Parameters */
            parameters: {
                [key: string]: unknown;
            };
        };
        /** ReportCountsOut */
        ReportCountsOut: {
            /** All */
            all: number;
            /** Clean */
            clean: number;
            /** Doubtful */
            doubtful: number;
            /** Critical */
            critical: number;
            /** Without Photo */
            without_photo: number;
            /** Overdue */
            overdue: number;
            /** Oldest At */
            oldest_at: string | null;
        };
        /** ReportDecisionOut */
        ReportDecisionOut: {
            /** Decision */
            decision: string;
            /** By */
            by: string;
            /**
             * At
             * Format: date-time
             */
            at: string;
            /** Values */
            values: {
                [key: string]: unknown;
            } | null;
            /** Reason Code */
            reason_code: string;
            /** Reason */
            reason: string;
            /** Doubts */
            doubts: components["schemas"]["DoubtOut"][];
        };
        /**
         * ReportLineOut
         * @description Percent as fractions. `planned`: expected at the end of that day, by the baseline or the plan.
         */
        ReportLineOut: {
            /**
             * Entry Id
             * Format: uuid
             */
            entry_id: string;
            /** Activity Id */
            activity_id: number;
            /** Code */
            code: string;
            /** Name */
            name: string;
            /** Path */
            path: string[];
            /** Crew */
            crew: string | null;
            /** Trade */
            trade: string;
            /** Location */
            location: string;
            /** Is Critical */
            is_critical: boolean;
            /** Is Gone */
            is_gone: boolean;
            /**
             * Day
             * Format: date
             */
            day: string;
            /** Accepted */
            accepted: number;
            /** Claimed */
            claimed: number | null;
            /** Planned */
            planned: number | null;
            /** Quantity From */
            quantity_from: number | null;
            /** Quantity To */
            quantity_to: number | null;
            /** Quantity Whole */
            quantity_whole: number | null;
            /** Unit */
            unit: string;
            /** Remaining Days */
            remaining_days: number | null;
            /** Facts */
            facts: {
                [key: string]: unknown;
            };
            /** Note */
            note: string | null;
            /** Voice */
            voice: string | null;
            /** Headcount */
            headcount: number | null;
            /** Photos */
            photos: components["schemas"]["ReportPhotoOut"][];
            /** Doubts */
            doubts: components["schemas"]["DoubtOut"][];
            /** Reporter */
            reporter: string;
            /**
             * At
             * Format: date-time
             */
            at: string;
            /** Source */
            source: string;
            /** State */
            state: string;
            /** Is Overdue */
            is_overdue: boolean;
            /** May Decide */
            may_decide: boolean;
            /** Deciders */
            deciders: string[];
            decision: components["schemas"]["ReportDecisionOut"] | null;
        };
        /** ReportListOut */
        ReportListOut: {
            /** Reports */
            reports: components["schemas"]["ReportLineOut"][];
            counts: components["schemas"]["ReportCountsOut"];
            /** Deadline Hours */
            deadline_hours: number;
        };
        /** ReportPhotoOut */
        ReportPhotoOut: {
            /** Sha256 */
            sha256: string;
            /** State */
            state: string;
        };
        /** FactOut */
        FactOut: {
            /** Kind */
            kind: string;
            /** Values */
            values: {
                [key: string]: unknown;
            };
        };
        /** FactSealOut */
        FactSealOut: {
            /** Number */
            number: number;
            /** Hash */
            hash: string;
            /**
             * At
             * Format: date-time
             */
            at: string;
        };
        /** PaceOut */
        PaceOut: {
            /**
             * Day
             * Format: date
             */
            day: string;
            /** Accepted */
            accepted: number | null;
            /** Claimed */
            claimed: number | null;
            /** Planned */
            planned: number | null;
        };
        /** ReportOut */
        ReportOut: {
            /**
             * Entry Id
             * Format: uuid
             */
            entry_id: string;
            /** Activity Id */
            activity_id: number;
            /** Code */
            code: string;
            /** Name */
            name: string;
            /** Path */
            path: string[];
            /** Crew */
            crew: string | null;
            /** Trade */
            trade: string;
            /** Location */
            location: string;
            /** Is Critical */
            is_critical: boolean;
            /** Is Gone */
            is_gone: boolean;
            /**
             * Day
             * Format: date
             */
            day: string;
            /** Accepted */
            accepted: number;
            /** Claimed */
            claimed: number | null;
            /** Planned */
            planned: number | null;
            /** Quantity From */
            quantity_from: number | null;
            /** Quantity To */
            quantity_to: number | null;
            /** Quantity Whole */
            quantity_whole: number | null;
            /** Unit */
            unit: string;
            /** Remaining Days */
            remaining_days: number | null;
            /** Facts */
            facts: {
                [key: string]: unknown;
            };
            /** Note */
            note: string | null;
            /** Voice */
            voice: string | null;
            /** Headcount */
            headcount: number | null;
            /** Photos */
            photos: components["schemas"]["ReportPhotoOut"][];
            /** Doubts */
            doubts: components["schemas"]["DoubtOut"][];
            /** Reporter */
            reporter: string;
            /**
             * At
             * Format: date-time
             */
            at: string;
            /** Source */
            source: string;
            /** State */
            state: string;
            /** Is Overdue */
            is_overdue: boolean;
            /** May Decide */
            may_decide: boolean;
            /** Deciders */
            deciders: string[];
            decision: components["schemas"]["ReportDecisionOut"] | null;
            /** Project Id */
            project_id: number;
            /** Plan Id */
            plan_id: number;
            /** Planned Start */
            planned_start: string | null;
            /** Planned Finish */
            planned_finish: string | null;
            /** Pace */
            pace: components["schemas"]["PaceOut"][];
            /** Hours */
            hours: components["schemas"]["WorkedHoursOut"][];
            record: components["schemas"]["ReporterRecordOut"];
            /** Trail */
            trail: components["schemas"]["TrailEntryOut"][];
            /** Seals */
            seals: components["schemas"]["FactSealOut"][];
        };
        /** ReporterRecordOut */
        ReporterRecordOut: {
            /** Days */
            days: number;
            /** Entries */
            entries: number;
            /** Returned */
            returned: number;
            /** Adjusted */
            adjusted: number;
        };
        /** TrailEntryOut */
        TrailEntryOut: {
            /**
             * Entry Id
             * Format: uuid
             */
            entry_id: string;
            /**
             * Day
             * Format: date
             */
            day: string;
            /**
             * At
             * Format: date-time
             */
            at: string;
            /** Reporter */
            reporter: string;
            /** Source */
            source: string;
            /** State */
            state: string;
            /** Facts */
            facts: components["schemas"]["FactOut"][];
            /** Supersedes */
            supersedes: string | null;
            /** Is Folded */
            is_folded: boolean;
            decision: components["schemas"]["ReportDecisionOut"] | null;
        };
        /** WorkedHoursOut */
        WorkedHoursOut: {
            /**
             * Day
             * Format: date
             */
            day: string;
            /** Hours */
            hours: number;
        };
        /** AcceptancesOut */
        AcceptancesOut: {
            /** Entries */
            entries: string[];
        };
        /** AcceptancesIn */
        AcceptancesIn: {
            /** Decisions */
            decisions: components["schemas"]["ReportDecisionIn"][];
        };
        /**
         * ReportDecisionIn
         * @description `values` of accept_other: percent, quantity, unit, remaining_days, started_on, finished_on.
         *
         *     `anyway`: its doubts were looked at.
         */
        ReportDecisionIn: {
            /**
             * Entry Id
             * Format: uuid
             */
            entry_id: string;
            /**
             * Decision
             * @enum {string}
             */
            decision: "accept" | "accept_other" | "return";
            /** Values */
            values?: {
                [key: string]: unknown;
            } | null;
            /**
             * Reason Code
             * @default
             */
            reason_code: string;
            /**
             * Reason
             * @default
             */
            reason: string;
            /**
             * Anyway
             * @default false
             */
            anyway: boolean;
        };
        /** TrailOut */
        TrailOut: {
            /** Entries */
            entries: components["schemas"]["TrailEntryOut"][];
        };
        /** RulesMemberOut */
        RulesMemberOut: {
            /**
             * Account Id
             * Format: uuid
             */
            account_id: string;
            /** Name */
            name: string;
            /** Role */
            role: string;
            /** Accepts By Default */
            accepts_by_default: boolean;
        };
        /** RulesOut */
        RulesOut: {
            values: components["schemas"]["RulesValuesOut"];
            defaults: components["schemas"]["RulesValuesOut"];
            /** Is Site Reporting */
            is_site_reporting: boolean;
            /** Trades */
            trades: string[];
            /** Members */
            members: components["schemas"]["RulesMemberOut"][];
            /** Versions */
            versions: components["schemas"]["RulesVersionOut"][];
            /** May Change */
            may_change: boolean;
        };
        /**
         * RulesValuesOut
         * @description Percent as fractions. Keys of `accepters` and `auto_accept` are trades; "" = every other.
         */
        RulesValuesOut: {
            /** Accepters */
            accepters: {
                [key: string]: string[];
            };
            /** Substitutes */
            substitutes: components["schemas"]["SubstituteOut"][];
            /** Deadline Hours */
            deadline_hours: number;
            /** Auto Accept */
            auto_accept: {
                [key: string]: number;
            };
            /** Photo Required At 100 */
            photo_required_at_100: boolean;
            /** Late After Days */
            late_after_days: number;
            /** Pace Factor */
            pace_factor: number;
            /** Pace Step */
            pace_step: number;
            /** Hours Factor */
            hours_factor: number;
        };
        /** RulesVersionOut */
        RulesVersionOut: {
            /** Number */
            number: number;
            /** By */
            by: string;
            /**
             * At
             * Format: date-time
             */
            at: string;
            /** Changed */
            changed: string[];
        };
        /**
         * SubstituteOut
         * @description `account` decides in place of `for` from the first to the last day.
         */
        SubstituteOut: {
            /**
             * For
             * Format: uuid
             */
            for: string;
            /**
             * Account
             * Format: uuid
             */
            account: string;
            /**
             * First Day
             * Format: date
             */
            first_day: string;
            /**
             * Last Day
             * Format: date
             */
            last_day: string;
        };
        /**
         * RulesIn
         * @description Only what is named changes.
         */
        RulesIn: {
            /** Values */
            values: {
                [key: string]: unknown;
            };
        };
        /** SiteReportingOut */
        SiteReportingOut: {
            /** Is On */
            is_on: boolean;
        };
        /** SiteReportingIn */
        SiteReportingIn: {
            /** Is On */
            is_on: boolean;
        };
        /**
         * LayerColumnsOut
         * @description Columns of the same length. Percent 0–1, instants in local minutes, remaining in working minutes.
         */
        LayerColumnsOut: {
            /** Id */
            id: number[];
            /** Accepted */
            accepted: (number | null)[];
            /** Claimed */
            claimed: (number | null)[];
            /** Remaining */
            remaining: (number | null)[];
            /** Claimed Entry */
            claimed_entry: (string | null)[];
            /** Claimed Day */
            claimed_day: (string | null)[];
            /** Accepted At */
            accepted_at: (string | null)[];
            /** Accepted Day */
            accepted_day: (string | null)[];
            /** Waiting */
            waiting: number[];
            /** Not Yet In Dates */
            not_yet_in_dates: boolean[];
            /** Mark */
            mark: (number | null)[];
            /** Late Days */
            late_days: (number | null)[];
            /** Mark By Remaining */
            mark_by_remaining: (number | null)[];
            /** Late Days By Remaining */
            late_days_by_remaining: (number | null)[];
            /** Disagrees */
            disagrees: boolean[];
        };
        /** ProgressLayerOut */
        ProgressLayerOut: {
            /** Plan Id */
            plan_id: number;
            /** Revision */
            revision: number;
            /** Data Date */
            data_date: number | null;
            /** Is Site Reporting */
            is_site_reporting: boolean;
            /** Front Line On */
            front_line_on: string;
            activities: components["schemas"]["LayerColumnsOut"];
        };
        /** ClosingMovedOut */
        ClosingMovedOut: {
            /** Activity Id */
            activity_id: number;
            /** Code */
            code: string;
            /** Name */
            name: string;
            /** Is Critical */
            is_critical: boolean;
            /** Finish Before */
            finish_before: string;
            /** Finish After */
            finish_after: string;
            /** Days */
            days: number;
        };
        /**
         * ClosingPreviewOut
         * @description `late_activities`: with accepted facts of days that were closed already. Days are calendar days.
         */
        ClosingPreviewOut: {
            /** Former Data Date */
            former_data_date: string | null;
            /** Data Date */
            data_date: string;
            /** Finish Before */
            finish_before: string | null;
            /** Finish After */
            finish_after: string | null;
            /** Finish Days */
            finish_days: number | null;
            /** Moved Count */
            moved_count: number;
            /** Moved */
            moved: components["schemas"]["ClosingMovedOut"][];
            /** Due Activities */
            due_activities: number;
            /** Due Entries */
            due_entries: number;
            /** Late Activities */
            late_activities: components["schemas"]["ClosingReportsOut"][];
            /** Waiting */
            waiting: number;
            /** Unreported */
            unreported: components["schemas"]["ClosingUnreportedOut"][];
            /** Not Folded */
            not_folded: components["schemas"]["ClosingRefusedOut"][];
        };
        /** ClosingRefusedOut */
        ClosingRefusedOut: {
            /** Activity Id */
            activity_id: number;
            /** Code */
            code: string;
            /** Name */
            name: string;
            /** Reports */
            reports: number;
            refusal: components["schemas"]["WhyNotFoldedOut"];
        };
        /** ClosingReportsOut */
        ClosingReportsOut: {
            /** Activity Id */
            activity_id: number;
            /** Code */
            code: string;
            /** Name */
            name: string;
            /** Reports */
            reports: number;
        };
        /** ClosingUnreportedOut */
        ClosingUnreportedOut: {
            /** Activity Id */
            activity_id: number;
            /** Code */
            code: string;
            /** Name */
            name: string;
            /** Percent */
            percent: number;
        };
        /**
         * WhyNotFoldedOut
         * @description Text: that of the code, with the parameters.
         */
        WhyNotFoldedOut: {
            /** Code */
            code: string;
            /** Parameters */
            parameters: {
                [key: string]: unknown;
            };
        };
        /** SnapshotOut */
        SnapshotOut: {
            /** Id */
            id: number;
            /** Former Data Date */
            former_data_date: string | null;
            /** Data Date */
            data_date: string;
            /** Revision */
            revision: number;
            /** Start */
            start: string | null;
            /** Finish */
            finish: string | null;
            /** Former Finish */
            former_finish: string | null;
            /** Figures */
            figures: {
                [key: string]: number;
            };
            /** By */
            by: string;
            /**
             * At
             * Format: date-time
             */
            at: string;
        };
        /**
         * ClosingIn
         * @description `data_date`: a day (the end of its work) or a local instant; `former`: what the preview said stands now.
         */
        ClosingIn: {
            /** Data Date */
            data_date: string;
            /** Former */
            former?: string | null;
        };
        /** SnapshotListOut */
        SnapshotListOut: {
            /** Closings */
            closings: components["schemas"]["SnapshotOut"][];
        };
        /**
         * OfferAnswerOut
         * @description accept, refuse, propose; take, decline, withdraw.
         */
        OfferAnswerOut: {
            /** Answer */
            answer: string;
            /** Reason */
            reason: string;
            /** Proposed First */
            proposed_first: string | null;
            /** Proposed Last */
            proposed_last: string | null;
            /** Quantity */
            quantity: number | null;
            /** By */
            by: string;
            /**
             * At
             * Format: date-time
             */
            at: string;
        };
        /** OfferOut */
        OfferOut: {
            /**
             * Offer Id
             * Format: uuid
             */
            offer_id: string;
            /** Activity Id */
            activity_id: number;
            /** Activity Code */
            activity_code: string;
            /** Activity Name */
            activity_name: string;
            /** Activity Quantity */
            activity_quantity: number | null;
            /** Unit */
            unit: string;
            crew: components["schemas"]["PartyOut"] | null;
            person: components["schemas"]["PartyOut"] | null;
            subcontractor: components["schemas"]["PartyOut"] | null;
            /** Quantity */
            quantity: number | null;
            /**
             * First Day
             * Format: date
             */
            first_day: string;
            /**
             * Last Day
             * Format: date
             */
            last_day: string;
            /** State */
            state: string;
            /** Message */
            message: string;
            /** By */
            by: string;
            /**
             * At
             * Format: date-time
             */
            at: string;
            /** Reason */
            reason: string;
            proposal: components["schemas"]["ProposalOut"] | null;
            /** Answered By */
            answered_by: string;
            /** Answered At */
            answered_at: string | null;
            /** Flags */
            flags: string[];
            /** May Answer */
            may_answer: boolean;
            /** May Decide */
            may_decide: boolean;
            /** Version */
            version: number;
            /** Trail */
            trail: components["schemas"]["OfferAnswerOut"][];
        };
        /**
         * OffersOut
         * @description The latest first. `may_offer`: whether the reader may offer work here.
         */
        OffersOut: {
            /** Offers */
            offers: components["schemas"]["OfferOut"][];
            /** May Offer */
            may_offer: boolean;
        };
        /**
         * PartyOut
         * @description A crew, a subcontractor (whole number) or a person (UUID).
         */
        PartyOut: {
            /** Id */
            id: number | string;
            /** Name */
            name: string;
        };
        /** ProposalOut */
        ProposalOut: {
            /** First Day */
            first_day: string | null;
            /** Last Day */
            last_day: string | null;
            /** Quantity */
            quantity: number | null;
        };
        /** OfferIdsOut */
        OfferIdsOut: {
            /** Offer Ids */
            offer_ids: string[];
        };
        /**
         * OfferIn
         * @description Exactly one of person (account), crew (resource) and subcontractor.
         */
        OfferIn: {
            /** Activities */
            activities: components["schemas"]["WishIn"][];
            /** Person */
            person?: string | null;
            /** Crew */
            crew?: number | null;
            /** Subcontractor */
            subcontractor?: number | null;
            /**
             * First Day
             * Format: date
             */
            first_day: string;
            /**
             * Last Day
             * Format: date
             */
            last_day: string;
            /**
             * Message
             * @default
             */
            message: string;
        };
        /** WishIn */
        WishIn: {
            /** Activity Id */
            activity_id: number;
            /** Quantity */
            quantity?: number | null;
        };
        /** OfferStateOut */
        OfferStateOut: {
            /**
             * Offer Id
             * Format: uuid
             */
            offer_id: string;
            /** State */
            state: string;
            /** Version */
            version: number;
        };
        /**
         * AnswerIn
         * @description `crew`: of a subcontractor, which of its crews takes the work.
         */
        AnswerIn: {
            /**
             * Answer
             * @enum {string}
             */
            answer: "accept" | "refuse" | "propose";
            /**
             * Reason
             * @default
             */
            reason: string;
            /** Proposed First */
            proposed_first?: string | null;
            /** Proposed Last */
            proposed_last?: string | null;
            /** Quantity */
            quantity?: number | null;
            /** Crew */
            crew?: number | null;
        };
        /** OfferDecisionIn */
        OfferDecisionIn: {
            /**
             * Decision
             * @enum {string}
             */
            decision: "take" | "decline";
            /**
             * Reason
             * @default
             */
            reason: string;
        };
        /**
         * LoadDayOut
         * @description Hours of this project, and of others of the organisation (never named here).
         */
        LoadDayOut: {
            /**
             * Day
             * Format: date
             */
            day: string;
            /** Hours */
            hours: number;
            /** Other Hours */
            other_hours: number;
            /** Is Over */
            is_over: boolean;
        };
        /** LoadOut */
        LoadOut: {
            /** Resource Id */
            resource_id: number;
            /** Name */
            name: string;
            /** Kind */
            kind: string;
            /** People */
            people: number;
            /** Capacity Hours */
            capacity_hours: number;
            /** Open Offers */
            open_offers: number;
            /** Days */
            days: components["schemas"]["LoadDayOut"][];
        };
        /** WorkloadOut */
        WorkloadOut: {
            /**
             * First
             * Format: date
             */
            first: string;
            /**
             * Last
             * Format: date
             */
            last: string;
            /** Resources */
            resources: components["schemas"]["LoadOut"][];
        };
        /** AttendanceOut */
        AttendanceOut: {
            /**
             * Day
             * Format: date
             */
            day: string;
            /** Present */
            present: number;
            /** Crews */
            crews: components["schemas"]["CrewPresenceOut"][];
        };
        /**
         * CrewPresenceOut
         * @description `present` and `left` count people; `people` are those whom the reader may name.
         */
        CrewPresenceOut: {
            /** Crew Id */
            crew_id: number | null;
            /** Name */
            name: string;
            /** Trade */
            trade: string;
            /** Present */
            present: number;
            /** Left */
            left: number;
            /** People */
            people: components["schemas"]["PresenceOut"][];
        };
        /**
         * PresenceOut
         * @description One person in one shift. `flags`: what looks odd; nothing of it was refused.
         */
        PresenceOut: {
            /** Id */
            id: string;
            /**
             * Day
             * Format: date
             */
            day: string;
            /** Shift */
            shift: string;
            /** Person */
            person: string;
            /** Account */
            account: string | null;
            /** Crew */
            crew: number | null;
            /** In At */
            in_at: string | null;
            /** Out At */
            out_at: string | null;
            /** Hours */
            hours: number | null;
            /** Position Accuracy M */
            position_accuracy_m: number | null;
            /** Is Scanned */
            is_scanned: boolean;
            /** Flags */
            flags: string[];
        };
        /** ActivityHoursOut */
        ActivityHoursOut: {
            /** Activity Id */
            activity_id: number | null;
            /** Code */
            code: string;
            /** Name */
            name: string;
            /** Person Hours */
            person_hours: number;
        };
        /** HoursLineOut */
        HoursLineOut: {
            /** Activity Id */
            activity_id: number | null;
            /** Hours */
            hours: number;
            /** Headcount */
            headcount: number;
        };
        /** HoursOut */
        HoursOut: {
            /**
             * Day
             * Format: date
             */
            day: string;
            /** Activities */
            activities: components["schemas"]["ActivityHoursOut"][];
            /** Sheets */
            sheets: components["schemas"]["SheetOut"][];
        };
        /**
         * SheetOut
         * @description `state`: confirmed, differs (from attendance beyond the tolerance), without_attendance.
         */
        SheetOut: {
            /**
             * Day
             * Format: date
             */
            day: string;
            /** Person */
            person: string;
            /** Crew */
            crew: number | null;
            /** Lines */
            lines: components["schemas"]["HoursLineOut"][];
            /** Sum Hours */
            sum_hours: number;
            /** Attendance Hours */
            attendance_hours: number | null;
            /** State */
            state: string;
        };
        /**
         * SiteCodeOut
         * @description `code` empty: none was made yet. `qr`: the code as a QR sign for the gate (an SVG as `data:` address).
         */
        SiteCodeOut: {
            /** Code */
            code: string;
            /** Qr */
            qr: string;
            /** Number */
            number: number;
            /** At */
            at: string | null;
            /** By */
            by: string;
        };
        /**
         * DiariesOut
         * @description `missing`: days of the month without a diary; `missing_since_start`: how many there are in all.
         */
        DiariesOut: {
            /** Month */
            month: string;
            /**
             * Today
             * Format: date
             */
            today: string;
            /** Days */
            days: components["schemas"]["DiaryDayOut"][];
            /** Missing */
            missing: string[];
            /** Missing Since Start */
            missing_since_start: number;
            /** May Write */
            may_write: boolean;
        };
        /**
         * DiaryDayOut
         * @description `workable`: half days, 0-2, by trade; null without weather.
         */
        DiaryDayOut: {
            /**
             * Day
             * Format: date
             */
            day: string;
            /** Is There */
            is_there: boolean;
            /** Is Stoppage */
            is_stoppage: boolean;
            /** Signed By */
            signed_by: string | null;
            /** Weather Am */
            weather_am: string | null;
            /** Weather Pm */
            weather_pm: string | null;
            /** Temperature Low */
            temperature_low: number | null;
            /** Temperature High */
            temperature_high: number | null;
            /** Wind */
            wind: number | null;
            /** Workable */
            workable: {
                [key: string]: number | null;
            };
        };
        /** AddendumOut */
        AddendumOut: {
            /** By */
            by: string;
            /**
             * At
             * Format: date-time
             */
            at: string;
            /** Text */
            text: string;
        };
        /**
         * BlockOut
         * @description A part that was composed; `source`: ids of the entries behind it.
         */
        BlockOut: {
            /** Kind */
            kind: string;
            /** Source */
            source: string[];
            /** Text */
            text: string;
            /** Lines */
            lines: {
                [key: string]: unknown;
            }[];
        };
        /**
         * DiaryOut
         * @description One day. Until it is signed the blocks follow the facts; signed, it stays as it was.
         */
        DiaryOut: {
            /**
             * Day
             * Format: date
             */
            day: string;
            /** Is There */
            is_there: boolean;
            /** Version */
            version: number;
            /** Is Stoppage */
            is_stoppage: boolean;
            /** Stoppage Reason */
            stoppage_reason: string;
            /** Weather Am */
            weather_am: string | null;
            /** Weather Pm */
            weather_pm: string | null;
            /** Temperature Low */
            temperature_low: number | null;
            /** Temperature High */
            temperature_high: number | null;
            /** Wind */
            wind: number | null;
            /** Headcount */
            headcount: components["schemas"]["TradeCountOut"][];
            /** Is Headcount Written */
            is_headcount_written: boolean;
            /** Machines */
            machines: string;
            /** Materials */
            materials: string;
            /** Quality */
            quality: string;
            /** Safety */
            safety: string;
            /** Remark */
            remark: string;
            /** Blocks */
            blocks: components["schemas"]["BlockOut"][];
            signed: components["schemas"]["SignedOut"] | null;
            /** Addenda */
            addenda: components["schemas"]["AddendumOut"][];
            /** May Write */
            may_write: boolean;
        };
        /**
         * SignedOut
         * @description `hash`: sha256 of what was signed.
         */
        SignedOut: {
            /** By */
            by: string;
            /**
             * At
             * Format: date-time
             */
            at: string;
            /** Hash */
            hash: string;
        };
        /** TradeCountOut */
        TradeCountOut: {
            /** Trade */
            trade: string;
            /** Count */
            count: number;
        };
        /** ClashOut */
        ClashOut: {
            /** Field */
            field: string;
            /** Theirs */
            theirs?: unknown;
        };
        /**
         * WrittenOut
         * @description `clashes`: fields that somebody else wrote meanwhile; theirs stand.
         */
        WrittenOut: {
            /** Version */
            version: number;
            /** Clashes */
            clashes: components["schemas"]["ClashOut"][];
        };
        /** DiaryIn */
        DiaryIn: {
            /** Changes */
            changes: {
                [key: string]: components["schemas"]["FieldChangeIn"];
            };
        };
        /**
         * FieldChangeIn
         * @description What was shown, what was entered: whoever wrote in between is not overwritten unseen.
         */
        FieldChangeIn: {
            /** Before */
            before?: unknown;
            /** After */
            after?: unknown;
        };
        /** DiaryVersionOut */
        DiaryVersionOut: {
            /** Version */
            version: number;
        };
        /** SignatureIn */
        SignatureIn: {
            /** Version */
            version: number;
        };
        /** AddendumIn */
        AddendumIn: {
            /** Text */
            text: string;
        };
        /**
         * AttendanceRulesOut
         * @description `break_minutes` are taken off a shift longer than `break_after_hours`; hours may miss attendance by the tolerance.
         */
        AttendanceRulesOut: {
            /** Break Minutes */
            break_minutes: number;
            /** Break After Hours */
            break_after_hours: number;
            /** Hours Tolerance */
            hours_tolerance: number;
        };
        /** AttendanceRulesIn */
        AttendanceRulesIn: {
            /** Break Minutes */
            break_minutes: number;
            /** Break After Hours */
            break_after_hours: number;
            /** Hours Tolerance */
            hours_tolerance: number;
        };
        /**
         * StateLineOut
         * @description `share` 0-1 of its set; by quantity where all have one in the same unit, else by duration.
         */
        StateLineOut: {
            /** Name */
            name: string;
            /** Activity Ids */
            activity_ids: number[];
            /** Rule */
            rule: number;
            /** Share */
            share: number;
            /** Is Reached */
            is_reached: boolean;
            /** By Quantity */
            by_quantity: boolean;
            /** Quantity Done */
            quantity_done: number | null;
            /** Quantity */
            quantity: number | null;
            /** Unit */
            unit: string;
            /** Missing */
            missing: number;
        };
        /** StatesOut */
        StatesOut: {
            /** States */
            states: components["schemas"]["StateLineOut"][];
        };
        /** PhysicalStateIn */
        PhysicalStateIn: {
            /** Name */
            name: string;
            /** Activity Ids */
            activity_ids: number[];
            /**
             * Rule
             * @default 1
             */
            rule: number;
        };
        /** StatesIn */
        StatesIn: {
            /** States */
            states: components["schemas"]["PhysicalStateIn"][];
        };
        /**
         * LadderStepOut
         * @description `to`: person, foreman, supervisor, planner, manager; told when the case is open for so many hours.
         */
        LadderStepOut: {
            /** After Hours */
            after_hours: number;
            /** To */
            to: string;
        };
        /** ReminderGeneralOut */
        ReminderGeneralOut: {
            /** Kind */
            kind: string;
            /** Where */
            where: string;
            values: components["schemas"]["ReminderGeneralValuesOut"];
            above: components["schemas"]["ReminderGeneralValuesOut"];
            /** Versions */
            versions: components["schemas"]["ReminderGeneralVersionOut"][];
        };
        /**
         * ReminderGeneralValuesOut
         * @description Minutes of the site's day; messages to one person a day.
         */
        ReminderGeneralValuesOut: {
            /** Site From */
            site_from: number;
            /** Site Until */
            site_until: number;
            /** Most Per Day */
            most_per_day: number;
        };
        /** ReminderGeneralVersionOut */
        ReminderGeneralVersionOut: {
            /** Number */
            number: number;
            /** By */
            by: string;
            /**
             * At
             * Format: date-time
             */
            at: string;
            values: components["schemas"]["ReminderGeneralValuesOut"] | null;
        };
        /**
         * ReminderRuleOut
         * @description `where` its values stand: project, organization or default; `above`: what would hold without the own.
         */
        ReminderRuleOut: {
            /** Kind */
            kind: string;
            /** Where */
            where: string;
            values: components["schemas"]["ReminderRuleValuesOut"];
            above: components["schemas"]["ReminderRuleValuesOut"];
            /** Versions */
            versions: components["schemas"]["ReminderRuleVersionOut"][];
        };
        /**
         * ReminderRuleValuesOut
         * @description `parameters`: days, back_days, hours, at_hour, as the kind has them. `ways`: of mail, push, digest.
         */
        ReminderRuleValuesOut: {
            /** Is On */
            is_on: boolean;
            /** Parameters */
            parameters: {
                [key: string]: number;
            };
            /** Ladder */
            ladder: components["schemas"]["LadderStepOut"][];
            /** Ways */
            ways: string[];
            /** Holds */
            holds: boolean;
            /** May Snooze */
            may_snooze: boolean;
        };
        /**
         * ReminderRuleVersionOut
         * @description `values` null: from then on as the organisation has it, or as it comes.
         */
        ReminderRuleVersionOut: {
            /** Number */
            number: number;
            /** By */
            by: string;
            /**
             * At
             * Format: date-time
             */
            at: string;
            values: components["schemas"]["ReminderRuleValuesOut"] | null;
        };
        /** ReminderRulesOut */
        ReminderRulesOut: {
            /** Kinds */
            kinds: components["schemas"]["ReminderRuleOut"][];
            general: components["schemas"]["ReminderGeneralOut"];
            /** May Change */
            may_change: boolean;
        };
        /**
         * ReminderRuleIn
         * @description A whole rule; null: as the organisation has it, or as it comes.
         */
        ReminderRuleIn: {
            /** Values */
            values: {
                [key: string]: unknown;
            } | null;
        };
        /**
         * ReminderPreviewOut
         * @description `basis`: replayed, or now where the past of this kind is not known. `to_nobody`: cases that reach no one.
         */
        ReminderPreviewOut: {
            /** Basis */
            basis: string;
            /** Days */
            days: number;
            /** Cases */
            cases: number;
            /** To Nobody */
            to_nobody: number;
            /** People */
            people: components["schemas"]["ReminderReachedOut"][];
        };
        /** ReminderReachedOut */
        ReminderReachedOut: {
            /**
             * Account Id
             * Format: uuid
             */
            account_id: string;
            /** Name */
            name: string;
            /** Messages */
            messages: number;
            /** Cases */
            cases: number;
        };
        /** ReminderPreviewIn */
        ReminderPreviewIn: {
            /** Kind */
            kind: string;
            /** Values */
            values?: {
                [key: string]: unknown;
            };
        };
        /**
         * ReminderOut
         * @description `parameters` fill the text `notify.told.<kind>`. `place` null: the reader may not open what it is about.
         */
        ReminderOut: {
            /** Id */
            id: number;
            /** Kind */
            kind: string;
            /** State */
            state: string;
            /** Reason */
            reason: string;
            /** Parameters */
            parameters: {
                [key: string]: string | number;
            };
            /** Code */
            code: string;
            place: components["schemas"]["ReminderPlaceOut"] | null;
            /** People */
            people: string[];
            /**
             * Since
             * Format: date-time
             */
            since: string;
            /**
             * Opened At
             * Format: date-time
             */
            opened_at: string;
            /** Next At */
            next_at: string | null;
            /** Snoozed Until */
            snoozed_until: string | null;
            /** Closed At */
            closed_at: string | null;
            /** Steps */
            steps: components["schemas"]["ReminderStepOut"][];
        };
        /**
         * ReminderPlaceOut
         * @description The project, or the activity with this number.
         */
        ReminderPlaceOut: {
            /** Kind */
            kind: string;
            /** Id */
            id: number;
        };
        /**
         * ReminderStepOut
         * @description `what`: told, gathered (in the digest of that day), snoozed (`until`, with a reason).
         */
        ReminderStepOut: {
            /** What */
            what: string;
            /** Rung */
            rung: string;
            /** Name */
            name: string;
            /**
             * At
             * Format: date-time
             */
            at: string;
            /** Until */
            until: string | null;
            /** Reason */
            reason: string;
        };
        /**
         * RemindersOut
         * @description Open ones by kind and age, settled ones the latest first. `sees_all`: not the own ones alone. `is_cut`: there are more.
         */
        RemindersOut: {
            /** Reminders */
            reminders: components["schemas"]["ReminderOut"][];
            /** Is Cut */
            is_cut: boolean;
            /** Sees All */
            sees_all: boolean;
        };
        /** SnoozedOut */
        SnoozedOut: {
            /** Id */
            id: number;
            /** Snoozed Until */
            snoozed_until: string | null;
        };
        /** SnoozeIn */
        SnoozeIn: {
            /**
             * Until
             * Format: date-time
             */
            until: string;
            /**
             * Reason
             * @default
             */
            reason: string;
        };
        /**
         * ReminderEffectOut
         * @description `way`: all, inbox, digest, mail, push, dingtalk, wecom, feishu. `median_hours` from being told to being done.
         */
        ReminderEffectOut: {
            /** Kind */
            kind: string;
            /** Way */
            way: string;
            /** Told */
            told: number;
            /** Acted Within 24H */
            acted_within_24h: number;
            /** Median Hours */
            median_hours: number | null;
            /** Nobody Acts */
            nobody_acts: boolean;
        };
        /**
         * ReminderEffectsOut
         * @description Since then; `nobody_acts`: kinds told of at least ten times that hardly anybody acts on within a day.
         */
        ReminderEffectsOut: {
            /**
             * Since
             * Format: date-time
             */
            since: string;
            /** Effects */
            effects: components["schemas"]["ReminderEffectOut"][];
            /** Nobody Acts */
            nobody_acts: string[];
        };
        /**
         * LiveAccessOut
         * @description Whose stream it is, the projects whose events it carries, and the kinds of events of the organisation.
         */
        LiveAccessOut: {
            /** Account Id */
            account_id: string;
            /** Organization Id */
            organization_id: string;
            /** Project Ids */
            project_ids: number[];
            /** Kinds */
            kinds: string[];
        };
        /** AuditAskedIn */
        AuditAskedIn: {
            /** Before */
            before?: number | null;
            /**
             * Limit
             * @default 200
             */
            limit: number;
            /**
             * Action
             * @default
             */
            action: string;
            /** Actor Id */
            actor_id?: string | null;
            /** Since */
            since?: string | null;
            /** Until */
            until?: string | null;
        };
        /**
         * AuditEntryOut
         * @description One line. `what` is the action in words; `details` the ids that it concerned, one line, nothing hidden in it.
         */
        AuditEntryOut: {
            /** Id */
            id: number;
            /**
             * At
             * Format: date-time
             */
            at: string;
            /** Actor Id */
            actor_id: string | null;
            /** Actor */
            actor: string;
            /** Action */
            action: string;
            /** What */
            what: string;
            /** Details */
            details: string;
            /** Source */
            source: string;
        };
        /**
         * AuditOut
         * @description A page, newest first; `next` is the `before` of the following page, null after the last one.
         */
        AuditOut: {
            /** Entries */
            entries: components["schemas"]["AuditEntryOut"][];
            /** Next */
            next: number | null;
        };
        /**
         * AuthorityOut
         * @description The authority that phones have to trust: SHA-256 fingerprint as they show it, the QR code of its file.
         */
        AuthorityOut: {
            /** Fingerprint */
            fingerprint: string;
            /**
             * Until
             * Format: date-time
             */
            until: string;
            /** Path */
            path: string;
            /** Qr */
            qr: string;
        };
        /**
         * PhoneOut
         * @description `is_secure` false: this address is plain http, where a phone may use neither camera nor position.
         */
        PhoneOut: {
            /** Address */
            address: string;
            /** Qr */
            qr: string;
            /** Is Secure */
            is_secure: boolean;
            authority: components["schemas"]["AuthorityOut"] | null;
        };
        /**
         * FindingOut
         * @description `state`: ok, warning or bad; `cure` says what to do.
         */
        FindingOut: {
            /** Code */
            code: string;
            /** State */
            state: string;
            /** Text */
            text: string;
            /** Cure */
            cure: string;
        };
        /**
         * StatusOut
         * @description `figures`: by name, which ends in the unit; the same as under /metrics.
         */
        StatusOut: {
            /** Version */
            version: string;
            /**
             * At
             * Format: date-time
             */
            at: string;
            /** Is Demo */
            is_demo: boolean;
            /** Figures */
            figures: {
                [key: string]: number;
            };
            /** Findings */
            findings: components["schemas"]["FindingOut"][];
        };
    };
    responses: never;
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    headway_people_http_session_get_session: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SessionOut"];
                };
            };
        };
    };
    headway_people_http_session_sign_in: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SignInIn"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SessionOut"];
                };
            };
        };
    };
    headway_people_http_session_sign_out: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SessionOut"];
                };
            };
        };
    };
    headway_people_http_session_change_session: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SessionChangeIn"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SessionOut"];
                };
            };
        };
    };
    headway_people_http_session_sign_in_demo: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["DemoSignInIn"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SessionOut"];
                };
            };
        };
    };
    headway_people_http_own_get_own_account: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OwnAccountOut"];
                };
            };
        };
    };
    headway_people_http_own_list_own_sessions: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OwnSessionsOut"];
                };
            };
        };
    };
    headway_people_http_own_end_own_other_sessions: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EndedOut"];
                };
            };
        };
    };
    headway_people_http_own_end_own_session: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                session_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EndedOut"];
                };
            };
        };
    };
    headway_people_http_own_change_own_password: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PasswordIn"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SessionOut"];
                };
            };
        };
    };
    headway_people_http_links_get_link_page: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                token: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LinkOut"];
                };
            };
        };
    };
    headway_people_http_links_accept_link: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                token: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AcceptanceIn"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SessionOut"];
                };
            };
        };
    };
    headway_people_http_roles_list_roles: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RolesOut"];
                };
            };
        };
    };
    headway_people_http_accounts_list_people: {
        parameters: {
            query?: {
                search?: string;
                state?: string;
                department_id?: number | null;
                page?: number;
                size?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AccountsOut"];
                };
            };
        };
    };
    headway_people_http_accounts_invite: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["InvitationIn"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LinkIssuedOut"];
                };
            };
        };
    };
    headway_people_http_accounts_get_person: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                account_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AccountPageOut"];
                };
            };
        };
    };
    headway_people_http_accounts_change_person: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                account_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AccountChangeIn"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AccountPageOut"];
                };
            };
        };
    };
    headway_people_http_accounts_disable_person: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                account_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ReasonIn"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AccountPageOut"];
                };
            };
        };
    };
    headway_people_http_accounts_enable_person: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                account_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ReasonIn"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AccountPageOut"];
                };
            };
        };
    };
    headway_people_http_accounts_change_role_of_person: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                account_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RoleChangeIn"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AccountPageOut"];
                };
            };
        };
    };
    headway_people_http_accounts_make_link_for_person: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                account_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LinkIssuedOut"];
                };
            };
        };
    };
    headway_people_http_accounts_revoke_invitation_of_person: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                account_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AccountPageOut"];
                };
            };
        };
    };
    headway_people_http_accounts_end_sessions_of_person: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                account_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SessionsEndedOut"];
                };
            };
        };
    };
    headway_people_http_departments_list_own_departments: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DepartmentsOut"];
                };
            };
        };
    };
    headway_people_http_departments_add_department: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["DepartmentIn"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DepartmentOut"];
                };
            };
        };
    };
    headway_people_http_departments_remove_department: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                department_id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DepartmentRemovedOut"];
                };
            };
        };
    };
    headway_people_http_departments_change_department: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                department_id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["DepartmentIn"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DepartmentOut"];
                };
            };
        };
    };
    headway_notify_http_inbox_get_inbox: {
        parameters: {
            query?: {
                state?: "all" | "unread" | "archived";
                before?: number | null;
                size?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["InboxOut"];
                };
            };
        };
    };
    headway_notify_http_inbox_mark_inbox: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["MarksIn"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UnreadOut"];
                };
            };
        };
    };
    headway_notify_http_inbox_get_unread: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UnreadOut"];
                };
            };
        };
    };
    headway_notify_http_inbox_read_inbox: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ReadingIn"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UnreadOut"];
                };
            };
        };
    };
    headway_notify_http_action_links_get_action_link: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                token: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ActionLinkOut"];
                };
            };
        };
    };
    headway_notify_http_action_links_use_action_link: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                token: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ActionLinkOut"];
                };
            };
        };
    };
    headway_notify_http_announcements_list_firm_announcements: {
        parameters: {
            query?: {
                before?: number | null;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AnnouncementsOut"];
                };
            };
        };
    };
    headway_notify_http_announcements_add_firm_announcement: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AnnouncementIn"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AnnouncementOut"];
                };
            };
        };
    };
    headway_notify_http_announcements_get_firm_announcement: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                announcement_id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AnnouncementOut"];
                };
            };
        };
    };
    headway_notify_http_announcements_read_firm_announcement: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                announcement_id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AnnouncementReadingIn"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AnnouncementOut"];
                };
            };
        };
    };
    headway_notify_http_announcements_list_firm_readers: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                announcement_id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReadersOut"];
                };
            };
        };
    };
    headway_notify_http_announcements_remind_firm_readers: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                announcement_id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RemindedOut"];
                };
            };
        };
    };
    headway_notify_http_announcements_withdraw_firm_announcement: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                announcement_id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AnnouncementOut"];
                };
            };
        };
    };
    headway_notify_http_calendar_get_calendar_feed: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CalendarFeedOut"];
                };
            };
        };
    };
    headway_notify_http_calendar_make_calendar_feed: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CalendarFeedMadeOut"];
                };
            };
        };
    };
    headway_notify_http_calendar_end_calendar_feed: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CalendarFeedOut"];
                };
            };
        };
    };
    headway_notify_http_channels_get_channels: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ChannelsOut"];
                };
            };
        };
    };
    headway_notify_http_channels_add_mail_server: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["MailServerIn"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ChannelsOut"];
                };
            };
        };
    };
    headway_notify_http_channels_remove_mail_server: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                channel_id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ChannelsOut"];
                };
            };
        };
    };
    headway_notify_http_channels_change_mail_server: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                channel_id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["MailServerChangeIn"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ChannelsOut"];
                };
            };
        };
    };
    headway_notify_http_channels_try_mail_server: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                channel_id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TrialOut"];
                };
            };
        };
    };
    headway_notify_http_channels_get_dead_letters: {
        parameters: {
            query?: {
                before?: number | null;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DeadLettersOut"];
                };
            };
        };
    };
    headway_notify_http_channels_decide_letters: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["DeadLettersIn"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CountOut"];
                };
            };
        };
    };
    headway_notify_http_preferences_get_preferences: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PreferencesOut"];
                };
            };
        };
    };
    headway_notify_http_preferences_change_preferences: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PreferencesIn"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PreferencesOut"];
                };
            };
        };
    };
    headway_notify_http_push_get_browsers: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BrowsersOut"];
                };
            };
        };
    };
    headway_notify_http_push_add_browser: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["BrowserIn"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BrowsersOut"];
                };
            };
        };
    };
    headway_notify_http_push_remove_browser: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                browser_id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BrowsersOut"];
                };
            };
        };
    };
    headway_notify_http_words_get_message_words: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WordsOut"];
                };
            };
        };
    };
    headway_notify_http_words_choose_message_words: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["WordsIn"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WordsOut"];
                };
            };
        };
    };
    headway_notify_http_words_preview_message_words: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["WordsIn"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WordsPreviewOut"];
                };
            };
        };
    };
    headway_notify_http_words_get_message_words_versions: {
        parameters: {
            query: {
                kind: string;
                language: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WordsVersionsOut"];
                };
            };
        };
    };
    headway_projects_http_projects_get_project_facts: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                project_id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FactsOut"];
                };
            };
        };
    };
    headway_projects_http_projects_change_project_facts: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                project_id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["FactsIn"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FactsOut"];
                };
            };
        };
    };
    headway_projects_http_projects_list_project_state_changes: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                project_id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StateChangesOut"];
                };
            };
        };
    };
    headway_projects_http_projects_change_project_state: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                project_id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["StateIn"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StateOut"];
                };
            };
        };
    };
    headway_projects_http_projects_list_my_archived_projects: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AsideListOut"];
                };
            };
        };
    };
    headway_projects_http_projects_list_my_deleted_projects: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AsideListOut"];
                };
            };
        };
    };
    headway_projects_http_members_list_project_members: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                project_id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MemberListOut"];
                };
            };
        };
    };
    headway_projects_http_members_add_project_member: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                project_id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["MemberIn"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MemberLineOut"];
                };
            };
        };
    };
    headway_projects_http_members_invite_project_member: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                project_id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["InvitedIn"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["InvitedOut"];
                };
            };
        };
    };
    headway_projects_http_members_remove_project_member: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                project_id: number;
                member_id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    headway_projects_http_members_change_project_member: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                project_id: number;
                member_id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RoleIn"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MemberLineOut"];
                };
            };
        };
    };
    headway_projects_http_members_list_project_candidates: {
        parameters: {
            query?: {
                q?: string;
            };
            header?: never;
            path: {
                project_id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CandidateListOut"];
                };
            };
        };
    };
    headway_projects_http_members_list_project_member_changes: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                project_id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MemberChangesOut"];
                };
            };
        };
    };
    headway_projects_http_locations_list_project_locations: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                project_id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LocationListOut"];
                };
            };
        };
    };
    headway_projects_http_locations_add_project_location: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                project_id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["LocationIn"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LocationOut"];
                };
            };
        };
    };
    headway_projects_http_locations_remove_project_location: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                project_id: number;
                location_id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    headway_projects_http_locations_change_project_location: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                project_id: number;
                location_id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["LocationChangeIn"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LocationOut"];
                };
            };
        };
    };
    headway_projects_http_lists_list_project_resources: {
        parameters: {
            query?: {
                kind?: ("labour" | "crew" | "machine" | "material" | "cost") | null;
            };
            header?: never;
            path: {
                project_id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ResourceListOut"];
                };
            };
        };
    };
    headway_projects_http_lists_add_project_resource: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                project_id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ResourceIn"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ResourceOut"];
                };
            };
        };
    };
    headway_projects_http_lists_list_own_resources: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                project_id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OwnResourcesOut"];
                };
            };
        };
    };
    headway_projects_http_lists_remove_project_resource: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                project_id: number;
                resource_id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    headway_projects_http_lists_change_project_resource: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                project_id: number;
                resource_id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ResourceChangeIn"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ResourceOut"];
                };
            };
        };
    };
    headway_projects_http_lists_add_to_crew: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                project_id: number;
                resource_id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CrewMemberIn"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CrewMemberOut"];
                };
            };
        };
    };
    headway_projects_http_lists_remove_from_crew: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                project_id: number;
                resource_id: number;
                crew_member_id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    headway_projects_http_lists_list_project_trades: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                project_id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TradeListOut"];
                };
            };
        };
    };
    headway_projects_http_lists_add_project_trade: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                project_id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["TradeIn"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TradeOut"];
                };
            };
        };
    };
    headway_projects_http_lists_remove_project_trade: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                project_id: number;
                trade_id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    headway_projects_http_lists_list_project_subcontractors: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                project_id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SubcontractorListOut"];
                };
            };
        };
    };
    headway_projects_http_lists_add_project_subcontractor: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                project_id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SubcontractorIn"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SubcontractorOut"];
                };
            };
        };
    };
    headway_projects_http_lists_remove_project_subcontractor: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                project_id: number;
                subcontractor_id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    headway_projects_http_lists_change_project_subcontractor: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                project_id: number;
                subcontractor_id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SubcontractorChangeIn"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SubcontractorOut"];
                };
            };
        };
    };
    headway_projects_http_calendars_list_calendars: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CalendarListOut"];
                };
            };
        };
    };
    headway_projects_http_calendars_create_calendar: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CalendarIn"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CalendarVersionOut"];
                };
            };
        };
    };
    headway_projects_http_calendars_copy_calendar: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CopyIn"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CalendarVersionOut"];
                };
            };
        };
    };
    headway_projects_http_calendars_get_calendar: {
        parameters: {
            query?: {
                version?: number | null;
            };
            header?: never;
            path: {
                source_id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CalendarVersionOut"];
                };
            };
        };
    };
    headway_projects_http_calendars_list_versions: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                source_id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CalendarVersionsOut"];
                };
            };
        };
    };
    headway_projects_http_calendars_add_version: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                source_id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CalendarIn"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CalendarVersionOut"];
                };
            };
        };
    };
    headway_projects_http_calendars_preview_calendar: {
        parameters: {
            query: {
                year: number;
                version?: number | null;
            };
            header?: never;
            path: {
                source_id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PreviewOut"];
                };
            };
        };
    };
    headway_projects_http_calendars_preview_text: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PreviewIn"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PreviewOut"];
                };
            };
        };
    };
    headway_projects_http_search_search_everything: {
        parameters: {
            query: {
                q: string;
                beside?: number | null;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HitsOut"];
                };
            };
        };
    };
    headway_projects_http_comments_list_comments_on: {
        parameters: {
            query?: {
                before?: number | null;
            };
            header?: never;
            path: {
                project_id: number;
                kind: string;
                subject_id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CommentsOut"];
                };
            };
        };
    };
    headway_projects_http_comments_write_comment: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                project_id: number;
                kind: string;
                subject_id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CommentIn"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CommentIdOut"];
                };
            };
        };
    };
    headway_projects_http_comments_list_mentionable_on: {
        parameters: {
            query?: {
                query?: string;
            };
            header?: never;
            path: {
                project_id: number;
                kind: string;
                subject_id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MentionablesOut"];
                };
            };
        };
    };
    headway_projects_http_comments_delete_comment: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                comment_id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    headway_projects_http_comments_change_comment: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                comment_id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CommentChangeIn"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CommentIdOut"];
                };
            };
        };
    };
    headway_projects_http_comments_list_comment_versions: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                comment_id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["VersionsOut"];
                };
            };
        };
    };
    headway_projects_http_files_list_files_on: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                project_id: number;
                kind: string;
                subject_id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FilesOut"];
                };
            };
        };
    };
    headway_projects_http_files_add_file: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                project_id: number;
                kind: string;
                subject_id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "multipart/form-data": {
                    /**
                     * File
                     * Format: binary
                     */
                    file: string;
                };
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FileOut"];
                };
            };
        };
    };
    headway_projects_http_files_download_file: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                file_id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    headway_projects_http_files_remove_file: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                file_id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    headway_projects_http_files_get_picture: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                file_id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    headway_projects_http_files_restore_file: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                file_id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FileOut"];
                };
            };
        };
    };
    headway_projects_http_robots_get_robots: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                project_id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ChannelsOut"];
                };
            };
        };
    };
    headway_projects_http_robots_add_robot: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                project_id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RobotIn"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ChannelsOut"];
                };
            };
        };
    };
    headway_projects_http_robots_remove_robot: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                project_id: number;
                robot_id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ChannelsOut"];
                };
            };
        };
    };
    headway_projects_http_robots_change_robot: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                project_id: number;
                robot_id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RobotChangeIn"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ChannelsOut"];
                };
            };
        };
    };
    headway_projects_http_robots_try_robot: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                project_id: number;
                robot_id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TrialOut"];
                };
            };
        };
    };
    headway_projects_http_robots_let_robot_listen: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                project_id: number;
                robot_id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ListeningIn"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ListeningOut"];
                };
            };
        };
    };
    headway_projects_http_robots_stop_robot_listening: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                project_id: number;
                robot_id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ChannelsOut"];
                };
            };
        };
    };
    headway_projects_http_robots_get_robots_dead_letters: {
        parameters: {
            query?: {
                before?: number | null;
            };
            header?: never;
            path: {
                project_id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DeadLettersOut"];
                };
            };
        };
    };
    headway_projects_http_robots_decide_robots_dead_letters: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                project_id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["DeadLettersIn"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CountOut"];
                };
            };
        };
    };
    headway_projects_http_announcements_list_project_announcements: {
        parameters: {
            query?: {
                before?: number | null;
            };
            header?: never;
            path: {
                project_id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AnnouncementsOut"];
                };
            };
        };
    };
    headway_projects_http_announcements_add_project_announcement: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                project_id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AnnouncementIn"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AnnouncementOut"];
                };
            };
        };
    };
    headway_projects_http_announcements_get_project_announcement: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                project_id: number;
                announcement_id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AnnouncementOut"];
                };
            };
        };
    };
    headway_projects_http_announcements_read_project_announcement: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                project_id: number;
                announcement_id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AnnouncementReadingIn"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AnnouncementOut"];
                };
            };
        };
    };
    headway_projects_http_announcements_list_project_readers: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                project_id: number;
                announcement_id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReadersOut"];
                };
            };
        };
    };
    headway_projects_http_announcements_remind_project_readers: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                project_id: number;
                announcement_id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RemindedOut"];
                };
            };
        };
    };
    headway_projects_http_announcements_withdraw_project_announcement: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                project_id: number;
                announcement_id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AnnouncementOut"];
                };
            };
        };
    };
    headway_field_http_exchanges_exchange: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ExchangeIn"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ExchangeOut"];
                };
            };
        };
    };
    headway_field_http_exchanges_feed: {
        parameters: {
            query: {
                project: number;
                device: string;
                cursor?: number;
                scope?: string;
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FeedOut"];
                };
            };
        };
    };
    headway_field_http_exchanges_field_projects: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FieldProjectsOut"];
                };
            };
        };
    };
    headway_field_http_desks_get_parked: {
        parameters: {
            query?: {
                state?: string;
            };
            header?: never;
            path: {
                project_id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ParkedListOut"];
                };
            };
        };
    };
    headway_field_http_desks_post_parked_decision: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                parked_id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ParkedDecisionIn"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DecisionOut"];
                };
            };
        };
    };
    headway_field_http_desks_post_parked_request: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                parked_id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RequestIn"];
            };
        };
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    headway_field_http_desks_get_conflicts: {
        parameters: {
            query?: {
                state?: string;
            };
            header?: never;
            path: {
                project_id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ConflictListOut"];
                };
            };
        };
    };
    headway_field_http_desks_get_one_conflict: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                project_id: number;
                conflict_id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ConflictPageOut"];
                };
            };
        };
    };
    headway_field_http_desks_post_conflict_decision: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                conflict_id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ConflictDecisionIn"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DecisionOut"];
                };
            };
        };
    };
    headway_field_http_desks_get_statistics: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                project_id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StatisticsOut"];
                };
            };
        };
    };
    headway_field_http_devices_get_devices: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                project_id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DevicesOut"];
                };
            };
        };
    };
    headway_field_http_devices_get_devices_at_home: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DevicesOut"];
                };
            };
        };
    };
    headway_field_http_devices_post_revocation: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                device: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RevocationIn"];
            };
        };
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    headway_field_http_uploads_begin: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    headway_field_http_uploads_ask_for_protocol: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    headway_field_http_uploads_give_up: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                upload_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    headway_field_http_uploads_ask_where_to_go_on: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                upload_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    headway_field_http_uploads_take_piece: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                upload_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    headway_field_http_late_uploads_begin_late: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                token: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    headway_field_http_late_uploads_ask_where_to_go_on_late: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                token: string;
                upload_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    headway_field_http_late_uploads_take_late_piece: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                token: string;
                upload_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    headway_field_http_blobs_get_blob_state: {
        parameters: {
            query: {
                project: number;
            };
            header?: never;
            path: {
                sha256: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BlobStateOut"];
                };
            };
        };
    };
    headway_field_http_blobs_download_blob: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                project_id: number;
                sha256: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    headway_field_http_blobs_get_blob_picture: {
        parameters: {
            query?: {
                large?: boolean;
            };
            header?: never;
            path: {
                project_id: number;
                sha256: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    headway_field_http_blobs_get_blob_about: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                project_id: number;
                sha256: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BlobOut"];
                };
            };
        };
    };
    headway_field_http_blobs_redact: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                project_id: number;
                sha256: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RedactionIn"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BlobOut"];
                };
            };
        };
    };
    headway_field_http_crew_links_list_links: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                project_id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CrewLinksOut"];
                };
            };
        };
    };
    headway_field_http_crew_links_make_link: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                project_id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CrewLinkIn"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CrewLinkMadeOut"];
                };
            };
        };
    };
    headway_field_http_crew_links_revoke_link: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                project_id: number;
                link_id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CrewLinkOut"];
                };
            };
        };
    };
    headway_field_http_crew_links_get_link_page: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                token: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CrewLinkPageOut"];
                };
            };
        };
    };
    headway_field_http_crew_links_open_link: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                token: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["OpeningIn"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SessionOut"];
                };
            };
        };
    };
    headway_field_http_crew_links_hand_over: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                token: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ExchangeIn"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ExchangeOut"];
                };
            };
        };
    };
    headway_field_http_outbox_imports_bring_outbox: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "multipart/form-data": {
                    /**
                     * File
                     * Format: binary
                     */
                    file: string;
                };
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OutboxImportedOut"];
                };
            };
        };
    };
    headway_schedule_http_projects_list_my_projects: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProjectListOut"];
                };
            };
        };
    };
    headway_schedule_http_project_copies_create_project: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewProjectIn"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["NewProjectOut"];
                };
            };
        };
    };
    headway_schedule_http_projects_get_project: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                project_id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProjectDetailOut"];
                };
            };
        };
    };
    headway_schedule_http_portfolio_get_my_portfolio: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PortfolioOut"];
                };
            };
        };
    };
    headway_schedule_http_project_copies_list_project_templates: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TemplateListOut"];
                };
            };
        };
    };
    headway_schedule_http_plans_get_plan_settings: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                plan_id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PlanSettingsOut"];
                };
            };
        };
    };
    headway_schedule_http_plans_get_plan_window: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                plan_id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WindowOut"];
                };
            };
        };
    };
    headway_schedule_http_activities_get_plan_activity: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                plan_id: number;
                activity_id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ActivityOut"];
                };
            };
        };
    };
    headway_schedule_http_activities_get_activity_chain: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                plan_id: number;
                activity_id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ChainOut"];
                };
            };
        };
    };
    headway_schedule_http_activities_list_activity_shortenings: {
        parameters: {
            query?: {
                days?: number;
            };
            header?: never;
            path: {
                plan_id: number;
                activity_id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ShorteningsOut"];
                };
            };
        };
    };
    headway_schedule_http_activities_list_activity_edits: {
        parameters: {
            query?: {
                before?: number | null;
                count?: number;
            };
            header?: never;
            path: {
                plan_id: number;
                activity_id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ActivityEditListOut"];
                };
            };
        };
    };
    headway_schedule_http_calendar_uses_list_calendar_uses: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                source_id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CalendarUsesOut"];
                };
            };
        };
    };
    headway_schedule_http_first_steps_list_first_steps: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FirstStepsOut"];
                };
            };
        };
    };
    headway_schedule_http_history_list_plan_edits: {
        parameters: {
            query?: {
                before?: number | null;
                count?: number;
                author_id?: string | null;
                source?: string;
                since?: string | null;
                until?: string | null;
                activity_id?: number | null;
            };
            header?: never;
            path: {
                plan_id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EditListOut"];
                };
            };
        };
    };
    headway_schedule_http_edits_edit_plan: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                plan_id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["EditIn"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EditAnswerOut"];
                };
            };
        };
    };
    headway_schedule_http_edits_list_changes: {
        parameters: {
            query: {
                since: number;
            };
            header?: never;
            path: {
                plan_id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ChangesOut"];
                };
            };
        };
    };
    headway_schedule_http_edits_undo: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                plan_id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["UndoIn"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EditAnswerOut"];
                };
            };
        };
    };
    headway_schedule_http_edits_redo: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                plan_id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RedoIn"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EditAnswerOut"];
                };
            };
        };
    };
    headway_schedule_http_edits_restore: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                plan_id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RestorationIn"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EditAnswerOut"];
                };
            };
        };
    };
    headway_schedule_http_history_list_edit_filters: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                plan_id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EditFiltersOut"];
                };
            };
        };
    };
    headway_schedule_http_history_get_plan_edit: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                plan_id: number;
                edit_id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EditDetailOut"];
                };
            };
        };
    };
    headway_schedule_http_baselines_get_baseline_dates: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                plan_id: number;
                baseline_id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DeltaBaseline"];
                };
            };
        };
    };
    headway_schedule_http_baselines_list_plan_baselines: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                plan_id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BaselineListOut"];
                };
            };
        };
    };
    headway_schedule_http_baselines_freeze_baseline: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                plan_id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["BaselineIn"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BaselineOut"];
                };
            };
        };
    };
    headway_schedule_http_baselines_remove_baseline: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                plan_id: number;
                baseline_id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BaselineRemovedOut"];
                };
            };
        };
    };
    headway_schedule_http_baselines_change_baseline: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                plan_id: number;
                baseline_id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["BaselineChangeIn"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BaselineOut"];
                };
            };
        };
    };
    headway_schedule_http_baselines_compare_dates: {
        parameters: {
            query: {
                left: string;
                right?: string;
            };
            header?: never;
            path: {
                plan_id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ComparisonOut"];
                };
            };
        };
    };
    headway_schedule_http_baselines_list_plan_scenarios: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                plan_id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ScenarioListOut"];
                };
            };
        };
    };
    headway_schedule_http_baselines_branch_scenario: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                plan_id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ScenarioIn"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ScenarioOut"];
                };
            };
        };
    };
    headway_schedule_http_baselines_promote_scenario: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                plan_id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PromotionIn"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EditAnswerOut"];
                };
            };
        };
    };
    headway_schedule_http_baselines_give_up_scenario: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                plan_id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ScenarioOut"];
                };
            };
        };
    };
    headway_schedule_http_quality_get_plan_quality: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                plan_id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["QualityOut"];
                };
            };
        };
    };
    headway_schedule_http_imports_get_template: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    headway_schedule_http_imports_start_import: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "multipart/form-data": {
                    /**
                     * File
                     * Format: binary
                     */
                    file: string;
                    /** Project Id */
                    project_id?: number | null;
                    /**
                     * Project Code
                     * @default
                     */
                    project_code?: string;
                    /**
                     * Project Name
                     * @default
                     */
                    project_name?: string;
                };
            };
        };
        responses: {
            /** @description Accepted */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ImportOut"];
                };
            };
        };
    };
    headway_schedule_http_imports_get_import: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                import_id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ImportOut"];
                };
            };
        };
    };
    headway_schedule_http_imports_list_import_differences: {
        parameters: {
            query?: {
                project?: number;
                shown?: "differing" | "critical" | "all";
                order?: "size" | "code" | "name";
                cause?: string | null;
                from?: number;
                count?: number;
            };
            header?: never;
            path: {
                import_id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DifferencesOut"];
                };
            };
        };
    };
    headway_schedule_http_imports_preview_import_update: {
        parameters: {
            query?: {
                match?: "source_uid" | "code";
                missing?: "keep" | "delete";
                project?: number;
            };
            header?: never;
            path: {
                import_id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UpdatePreviewOut"];
                };
            };
        };
    };
    headway_schedule_http_imports_confirm: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                import_id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ConfirmationIn"];
            };
        };
        responses: {
            /** @description Accepted */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ImportOut"];
                };
            };
        };
    };
    headway_schedule_http_imports_cancel: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                import_id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ImportOut"];
                };
            };
        };
    };
    headway_schedule_http_prints_preview_print: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                plan_id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PrintPreviewIn"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PrintPageOut"];
                };
            };
        };
    };
    headway_schedule_http_prints_start_print: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                plan_id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PrintIn"];
            };
        };
        responses: {
            /** @description Accepted */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PrintOut"];
                };
            };
        };
    };
    headway_schedule_http_prints_get_print_state: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                print_id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PrintOut"];
                };
            };
        };
    };
    headway_schedule_http_prints_cancel_print: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                print_id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PrintOut"];
                };
            };
        };
    };
    headway_schedule_http_prints_get_print_file: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                print_id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    headway_schedule_http_views_list_project_views: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                project_id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ViewListOut"];
                };
            };
        };
    };
    headway_schedule_http_views_add_project_view: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                project_id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ViewIn"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ViewOut"];
                };
            };
        };
    };
    headway_schedule_http_views_put_first_view: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                project_id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["FirstViewIn"];
            };
        };
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    headway_schedule_http_views_remove_saved_view: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                view_id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    headway_schedule_http_views_change_saved_view: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                view_id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ViewChangeIn"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ViewOut"];
                };
            };
        };
    };
    headway_schedule_http_views_restore_saved_view: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                view_id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ViewOut"];
                };
            };
        };
    };
    headway_schedule_http_exports_start_export: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                plan_id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ExportIn"];
            };
        };
        responses: {
            /** @description Accepted */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ExportOut"];
                };
            };
        };
    };
    headway_schedule_http_exports_get_export: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                export_id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ExportOut"];
                };
            };
        };
    };
    headway_schedule_http_exports_get_export_file: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                export_id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    headway_progress_http_overview_get_waiting_sites: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WaitingSitesOut"];
                };
            };
        };
    };
    headway_progress_http_overview_get_site: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                project_id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SiteOut"];
                };
            };
        };
    };
    headway_progress_http_reports_list_project_reports: {
        parameters: {
            query?: {
                state?: "waiting" | "decided";
                day?: string | null;
            };
            header?: never;
            path: {
                project_id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReportListOut"];
                };
            };
        };
    };
    headway_progress_http_reports_get_one_report: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                entry_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReportOut"];
                };
            };
        };
    };
    headway_progress_http_reports_decide_on_reports: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                project_id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AcceptancesIn"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AcceptancesOut"];
                };
            };
        };
    };
    headway_progress_http_reports_list_activity_facts: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                plan_id: number;
                activity_id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TrailOut"];
                };
            };
        };
    };
    headway_progress_http_settings_get_progress_rules: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                project_id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RulesOut"];
                };
            };
        };
    };
    headway_progress_http_settings_change_progress_rules: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                project_id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RulesIn"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RulesOut"];
                };
            };
        };
    };
    headway_progress_http_settings_switch_reporting: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                project_id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SiteReportingIn"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SiteReportingOut"];
                };
            };
        };
    };
    headway_progress_http_layer_get_progress_layer: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                plan_id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProgressLayerOut"];
                };
            };
        };
    };
    headway_progress_http_closing_preview_close: {
        parameters: {
            query: {
                data_date: string;
            };
            header?: never;
            path: {
                project_id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ClosingPreviewOut"];
                };
            };
        };
    };
    headway_progress_http_closing_list_closings: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                project_id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SnapshotListOut"];
                };
            };
        };
    };
    headway_progress_http_closing_close: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                project_id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ClosingIn"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SnapshotOut"];
                };
            };
        };
    };
    headway_progress_http_assignments_list_assignment_offers: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                project_id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OffersOut"];
                };
            };
        };
    };
    headway_progress_http_assignments_offer_work: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                project_id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["OfferIn"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OfferIdsOut"];
                };
            };
        };
    };
    headway_progress_http_assignments_answer_offer: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                project_id: number;
                offer_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AnswerIn"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OfferStateOut"];
                };
            };
        };
    };
    headway_progress_http_assignments_decide_offer: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                project_id: number;
                offer_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["OfferDecisionIn"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OfferStateOut"];
                };
            };
        };
    };
    headway_progress_http_assignments_withdraw_offer: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                project_id: number;
                offer_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    headway_progress_http_assignments_get_workload: {
        parameters: {
            query: {
                from: string;
                to: string;
            };
            header?: never;
            path: {
                project_id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WorkloadOut"];
                };
            };
        };
    };
    headway_progress_http_attendance_get_attendance: {
        parameters: {
            query: {
                day: string;
            };
            header?: never;
            path: {
                project_id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AttendanceOut"];
                };
            };
        };
    };
    headway_progress_http_attendance_get_hours: {
        parameters: {
            query: {
                day: string;
            };
            header?: never;
            path: {
                project_id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HoursOut"];
                };
            };
        };
    };
    headway_progress_http_attendance_get_code: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                project_id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SiteCodeOut"];
                };
            };
        };
    };
    headway_progress_http_attendance_issue_code: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                project_id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SiteCodeOut"];
                };
            };
        };
    };
    headway_progress_http_diary_list_diaries: {
        parameters: {
            query: {
                month: string;
            };
            header?: never;
            path: {
                project_id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DiariesOut"];
                };
            };
        };
    };
    headway_progress_http_diary_get_diary: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                project_id: number;
                day: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DiaryOut"];
                };
            };
        };
    };
    headway_progress_http_diary_write_diary: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                project_id: number;
                day: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["DiaryIn"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WrittenOut"];
                };
            };
        };
    };
    headway_progress_http_diary_sign_diary: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                project_id: number;
                day: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SignatureIn"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DiaryVersionOut"];
                };
            };
        };
    };
    headway_progress_http_diary_add_to_diary: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                project_id: number;
                day: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AddendumIn"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DiaryVersionOut"];
                };
            };
        };
    };
    headway_progress_http_diary_print_diary: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                project_id: number;
                day: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    headway_progress_http_diary_print_weather: {
        parameters: {
            query: {
                month: string;
            };
            header?: never;
            path: {
                project_id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    headway_progress_http_site_settings_get_rules: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                project_id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AttendanceRulesOut"];
                };
            };
        };
    };
    headway_progress_http_site_settings_set_rules: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                project_id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AttendanceRulesIn"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AttendanceRulesOut"];
                };
            };
        };
    };
    headway_progress_http_site_settings_list_states: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                project_id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StatesOut"];
                };
            };
        };
    };
    headway_progress_http_site_settings_set_states: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                project_id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["StatesIn"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StatesOut"];
                };
            };
        };
    };
    headway_warnings_http_rules_get_reminder_rules: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                project_id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReminderRulesOut"];
                };
            };
        };
    };
    headway_warnings_http_rules_change_reminder_rule: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                project_id: number;
                rule: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ReminderRuleIn"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReminderRulesOut"];
                };
            };
        };
    };
    headway_warnings_http_rules_get_reminder_rules_at_home: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReminderRulesOut"];
                };
            };
        };
    };
    headway_warnings_http_rules_change_reminder_rule_at_home: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                rule: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ReminderRuleIn"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReminderRulesOut"];
                };
            };
        };
    };
    headway_warnings_http_rules_preview_reminder_rule: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                project_id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ReminderPreviewIn"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReminderPreviewOut"];
                };
            };
        };
    };
    headway_warnings_http_reminders_get_reminders: {
        parameters: {
            query?: {
                state?: "open" | "closed";
            };
            header?: never;
            path: {
                project_id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RemindersOut"];
                };
            };
        };
    };
    headway_warnings_http_reminders_put_off_reminder: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                project_id: number;
                reminder_id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SnoozeIn"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SnoozedOut"];
                };
            };
        };
    };
    headway_warnings_http_effect_get_reminder_effect: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                project_id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReminderEffectsOut"];
                };
            };
        };
    };
    headway_warnings_http_effect_get_reminder_effect_at_home: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReminderEffectsOut"];
                };
            };
        };
    };
    headway_server_live_http_get_events: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LiveAccessOut"];
                };
            };
        };
    };
    headway_server_audit_http_get_audit: {
        parameters: {
            query?: {
                before?: number | null;
                limit?: number;
                action?: string;
                actor_id?: string | null;
                since?: string | null;
                until?: string | null;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AuditOut"];
                };
            };
        };
    };
    headway_server_phone_http_get_phone_page: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PhoneOut"];
                };
            };
        };
    };
    headway_server_phone_http_get_root_certificate: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    headway_server_status_http_get_status: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StatusOut"];
                };
            };
        };
    };
}
