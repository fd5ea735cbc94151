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
         * @description Who is signed in, the token for writes, and the demo accounts of this machine.
         */
        get: operations["headway_people_http_get_session"];
        put?: never;
        /**
         * Sign In
         * @description Sign in by name and password; the session is a new one.
         */
        post: operations["headway_people_http_sign_in"];
        /**
         * Sign Out
         * @description End the session.
         */
        delete: operations["headway_people_http_sign_out"];
        options?: never;
        head?: never;
        /**
         * Change Session
         * @description Change the language, of the account and of this browser.
         */
        patch: operations["headway_people_http_change_session"];
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
        post: operations["headway_people_http_sign_in_demo"];
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
         * @description Who changed the plan, when, from where and why; the latest first, `count` (at most 500) before a revision.
         */
        get: operations["headway_schedule_http_edits_list_plan_edits"];
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
        delete?: never;
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
        /** DeltaCalendar */
        DeltaCalendar: {
            /** Id */
            id: number;
            /** Name */
            name: string;
            /** Week */
            week: number[][][];
            /** Exceptions */
            exceptions: unknown[][];
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
            /** Since */
            since: number;
            /** Revision */
            revision: number;
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
            /** Default Calendar Id */
            default_calendar_id: number | null;
            rows: components["schemas"]["DeltaRows"];
            /** Removed */
            removed: number[];
            dates: components["schemas"]["DeltaDates"];
            relations: components["schemas"]["DeltaRelations"];
            /** Removed Relations */
            removed_relations: number[];
            driving: components["schemas"]["DeltaDriving"];
            /** Calendars */
            calendars: components["schemas"]["DeltaCalendar"][] | null;
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
            /** Calendar Id */
            calendar_id: (number | null)[];
            /** Duration */
            duration: number[];
            /** Remaining */
            remaining: number[];
            /** Percent */
            percent: number[];
            /** Flags */
            flags: number[];
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
            operations: (components["schemas"]["AddActivityIn"] | components["schemas"]["ChangeActivityIn"] | components["schemas"]["MoveActivityIn"] | components["schemas"]["DeleteActivityIn"] | components["schemas"]["RecordProgressIn"] | components["schemas"]["AddRelationIn"] | components["schemas"]["ChangeRelationIn"] | components["schemas"]["DeleteRelationIn"] | components["schemas"]["AddAssignmentIn"] | components["schemas"]["ChangeAssignmentIn"] | components["schemas"]["DeleteAssignmentIn"] | components["schemas"]["AddCalendarIn"] | components["schemas"]["ChangeCalendarIn"] | components["schemas"]["DeleteCalendarIn"] | components["schemas"]["ChangeSettingsIn"])[];
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
    };
    responses: never;
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    headway_people_http_get_session: {
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
    headway_people_http_sign_in: {
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
    headway_people_http_sign_out: {
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
    headway_people_http_change_session: {
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
    headway_people_http_sign_in_demo: {
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
    headway_schedule_http_edits_list_plan_edits: {
        parameters: {
            query?: {
                before?: number | null;
                count?: number;
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
}
