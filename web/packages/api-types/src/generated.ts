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
        post?: never;
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
        get: operations["headway_schedule_http_plans_get_plan_activity"];
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
        get: operations["headway_schedule_http_plans_list_plan_edits"];
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
         * @description Take back the last edit that still stands.
         */
        post: operations["headway_schedule_http_plans_undo"];
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
         * @description Recorded dates that differ from ours, the largest difference first; `from` skips, `count` is at most 1000.
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
         * @description Have one project of the file written as the plan.
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
        /** SignInIn */
        SignInIn: {
            /** Username */
            username: string;
            /** Password */
            password: string;
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
        /** WindowActivities */
        WindowActivities: {
            /** Id */
            id: number[];
            /** Parent */
            parent: number[];
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
            relations: components["schemas"]["WindowRelations"];
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
            /** Driving */
            driving: number[];
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
            /** Calendar */
            calendar: string | null;
            /** Predecessors */
            predecessors: components["schemas"]["NeighbourOut"][];
            /** Successors */
            successors: components["schemas"]["NeighbourOut"][];
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
        /** AssignmentOut */
        AssignmentOut: {
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
        };
        /** ConstraintOut */
        ConstraintOut: {
            /** Kind */
            kind: string;
            /** At */
            at: string | null;
        };
        /** NamedValueOut */
        NamedValueOut: {
            /** Type */
            type: string;
            /** Value */
            value: string;
        };
        /** NeighbourOut */
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
        };
        /** EditListOut */
        EditListOut: {
            /** Edits */
            edits: components["schemas"]["EditOut"][];
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
        };
        /** UndoOut */
        UndoOut: {
            /** Revision */
            revision: number;
        };
        /** UndoIn */
        UndoIn: {
            /** Revision */
            revision: number;
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
        };
        /** DifferencesOut */
        DifferencesOut: {
            /** Count */
            count: number;
            /** Rows */
            rows: components["schemas"]["DifferenceOut"][];
        };
        /** ConfirmationIn */
        ConfirmationIn: {
            /**
             * Project Index
             * @default 0
             */
            project_index: number;
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
    headway_schedule_http_plans_get_plan_activity: {
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
    headway_schedule_http_plans_list_plan_edits: {
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
                    "application/json": components["schemas"]["EditListOut"];
                };
            };
        };
    };
    headway_schedule_http_plans_undo: {
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
                    "application/json": components["schemas"]["UndoOut"];
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
}
