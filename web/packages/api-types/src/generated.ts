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
