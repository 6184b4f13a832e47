export interface paths {
    "/api/v1/users": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["list"];
        put?: never;
        post: operations["create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/users/{id}/password": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["change"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/users/{id}/password-reset": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["reset"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/tokens": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["list_1"];
        put?: never;
        post: operations["create_1"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/subscriptions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["list_2"];
        put?: never;
        post: operations["create_2"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/subscriptions/{id}/resume": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["resume"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/subscriptions/{id}/pause": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["pause"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/session": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["current"];
        put?: never;
        post: operations["signIn"];
        delete: operations["signOut"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/accounts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["list_3"];
        put?: never;
        post: operations["create_3"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/accounts/{id}/vnc-tickets": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["issue"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/accounts/{id}/stop": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["stop"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/accounts/{id}/start": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["start"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/accounts/{id}/restart": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["restart"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/subscriptions/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["get"];
        put?: never;
        post?: never;
        delete: operations["remove"];
        options?: never;
        head?: never;
        patch: operations["change_1"];
        trace?: never;
    };
    "/api/v1/accounts/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["get_1"];
        put?: never;
        post?: never;
        delete: operations["delete"];
        options?: never;
        head?: never;
        patch: operations["changeCredentials"];
        trace?: never;
    };
    "/api/v1/users/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["get_2"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/trade-pairs": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["pairs"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/trade-pairs/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["pair"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/trade-pairs/summary": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["summary"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/stream": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["follow"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/masters": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["list_4"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/master-trades": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["trades"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/master-trades/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["trade"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/accounts/{id}/watchers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["watchers"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/accounts/{id}/screenshot": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["screenshot"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/accounts/{id}/logs": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["logs"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/accounts/{id}/journal": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["journal"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/accounts/{id}/events": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["events"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/tokens/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        delete: operations["revoke"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        NewUser: {
            email?: string;
            /** @enum {string} */
            role?: "ADMIN" | "MASTER" | "FOLLOWER" | "INVESTOR";
        };
        UserView: {
            /** Format: int64 */
            id?: number;
            email?: string;
            /** @enum {string} */
            role?: "ADMIN" | "MASTER" | "FOLLOWER" | "INVESTOR";
            /** Format: date-time */
            createdAt?: string;
            password?: string;
        };
        PasswordChange: {
            currentPassword?: string;
            newPassword?: string;
        };
        NewPassword: {
            password?: string;
        };
        NewToken: {
            name?: string;
        };
        CreatedToken: {
            /** Format: int64 */
            id?: number;
            name?: string;
            token?: string;
            /** Format: date-time */
            createdAt?: string;
        };
        SizingRequest: {
            mode?: string;
            value?: number;
        };
        SubscriptionRequest: {
            /** Format: int64 */
            masterAccountId?: number;
            /** Format: int64 */
            followerAccountId?: number;
            sizing?: components["schemas"]["SizingRequest"];
            reverse?: boolean;
            minLotToCopy?: number;
            forceMinLot?: boolean;
            symbolMap?: {
                [key: string]: string;
            };
            copyStopLoss?: boolean;
            copyTakeProfit?: boolean;
            /** Format: int64 */
            maxSignalAgeMs?: number;
            existingPositions?: string;
            risk?: {
                [key: string]: unknown;
            };
        };
        SizingView: {
            mode?: string;
            value?: string;
        };
        SubscriptionView: {
            /** Format: int64 */
            id?: number;
            /** Format: int64 */
            masterAccountId?: number;
            /** Format: int64 */
            followerAccountId?: number;
            sizing?: components["schemas"]["SizingView"];
            reverse?: boolean;
            minLotToCopy?: string;
            forceMinLot?: boolean;
            symbolMap?: {
                [key: string]: string;
            };
            copyStopLoss?: boolean;
            copyTakeProfit?: boolean;
            /** Format: int64 */
            maxSignalAgeMs?: number;
            existingPositions?: string;
            pauseMode?: string;
            /** Format: date-time */
            createdAt?: string;
        };
        Pause: {
            mode?: string;
        };
        SignInRequest: {
            email?: string;
            password?: string;
        };
        SessionView: {
            user?: components["schemas"]["SignedInUser"];
        };
        SignedInUser: {
            /** Format: int64 */
            id?: number;
            email?: string;
            /** @enum {string} */
            role?: "ADMIN" | "MASTER" | "FOLLOWER" | "INVESTOR";
        };
        AccountRequest: {
            name?: string;
            /** Format: int64 */
            ownerId?: number;
            /** @enum {string} */
            role?: "MASTER" | "FOLLOWER";
            /** @enum {string} */
            platform?: "MT5" | "MATCH_TRADER" | "EXTERNAL";
            login?: string;
            password?: string;
            server?: string;
            terminal?: string;
            host?: string;
        };
        AccountView: {
            /** Format: int64 */
            id?: number;
            name?: string;
            /** Format: int64 */
            ownerId?: number;
            ownerEmail?: string;
            /** @enum {string} */
            role?: "MASTER" | "FOLLOWER";
            /** @enum {string} */
            platform?: "MT5" | "MATCH_TRADER" | "EXTERNAL";
            login?: string;
            server?: string;
            terminal?: string;
            host?: string;
            /** Format: date-time */
            createdAt?: string;
            /** @enum {string} */
            desiredState?: "RUNNING" | "STOPPED" | "REMOVED";
            /** @enum {string} */
            containerState?: "CREATING" | "STARTING" | "RUNNING" | "STOPPING" | "STOPPED" | "CRASHED" | "LOST" | "BACKING_OFF" | "QUARANTINED";
            /** @enum {string} */
            brokerState?: "UNKNOWN" | "CONNECTING" | "AUTHORIZED" | "INVESTOR" | "REJECTED" | "DISCONNECTED";
            /** @enum {string} */
            expertState?: "NONE" | "STARTING" | "ALIVE" | "SILENT" | "FAILED" | "NOT_ALLOWED" | "REMOVED";
            /** Format: date-time */
            containerSince?: string;
            /** Format: date-time */
            brokerSince?: string;
            /** Format: date-time */
            expertSince?: string;
            reason?: string;
            /** Format: int32 */
            restarts?: number;
            /** Format: date-time */
            lastHeartbeatAt?: string;
            balance?: string;
            equity?: string;
            currency?: string;
            /** Format: int32 */
            positions?: number;
            resources?: components["schemas"]["ResourceUse"];
        };
        CreatedAccount: {
            /** Format: int64 */
            id?: number;
            name?: string;
            /** Format: int64 */
            ownerId?: number;
            ownerEmail?: string;
            /** @enum {string} */
            role?: "MASTER" | "FOLLOWER";
            /** @enum {string} */
            platform?: "MT5" | "MATCH_TRADER" | "EXTERNAL";
            login?: string;
            server?: string;
            terminal?: string;
            host?: string;
            /** Format: date-time */
            createdAt?: string;
            /** @enum {string} */
            desiredState?: "RUNNING" | "STOPPED" | "REMOVED";
            /** @enum {string} */
            containerState?: "CREATING" | "STARTING" | "RUNNING" | "STOPPING" | "STOPPED" | "CRASHED" | "LOST" | "BACKING_OFF" | "QUARANTINED";
            /** @enum {string} */
            brokerState?: "UNKNOWN" | "CONNECTING" | "AUTHORIZED" | "INVESTOR" | "REJECTED" | "DISCONNECTED";
            /** @enum {string} */
            expertState?: "NONE" | "STARTING" | "ALIVE" | "SILENT" | "FAILED" | "NOT_ALLOWED" | "REMOVED";
            /** Format: date-time */
            containerSince?: string;
            /** Format: date-time */
            brokerSince?: string;
            /** Format: date-time */
            expertSince?: string;
            reason?: string;
            /** Format: int32 */
            restarts?: number;
            /** Format: date-time */
            lastHeartbeatAt?: string;
            balance?: string;
            equity?: string;
            currency?: string;
            /** Format: int32 */
            positions?: number;
            resources?: components["schemas"]["ResourceUse"];
            token?: string;
        };
        ResourceUse: {
            /** Format: double */
            cpus?: number;
            /** Format: int64 */
            memoryBytes?: number;
        };
        Wish: {
            viewOnly?: boolean;
        };
        Ticket: {
            url?: string;
            /** Format: date-time */
            expiresAt?: string;
        };
        CredentialChange: {
            login?: string;
            password?: string;
            server?: string;
        };
        PageUserView: {
            items?: components["schemas"]["UserView"][];
            /** Format: int32 */
            page?: number;
            /** Format: int32 */
            size?: number;
            /** Format: int64 */
            total?: number;
        };
        Latency: {
            /** Format: double */
            decideMs?: number;
            /** Format: double */
            commitMs?: number;
            /** Format: double */
            sendMs?: number;
            /** Format: double */
            answerMs?: number;
            /** Format: double */
            totalMs?: number;
        };
        Master: {
            /** Format: int64 */
            ticket?: number;
            symbol?: string;
            /** @enum {string} */
            type?: "BUY" | "SELL" | "BUY_LIMIT" | "SELL_LIMIT" | "BUY_STOP" | "SELL_STOP";
            price?: string;
            volume?: string;
            remaining?: string;
            status?: string;
        };
        PagePairView: {
            items?: components["schemas"]["PairView"][];
            /** Format: int32 */
            page?: number;
            /** Format: int32 */
            size?: number;
            /** Format: int64 */
            total?: number;
        };
        PairView: {
            /** Format: int64 */
            id?: number;
            /** Format: int64 */
            masterTradeId?: number;
            /** Format: int64 */
            subscriptionId?: number;
            /** Format: int64 */
            masterAccountId?: number;
            /** Format: int64 */
            followerAccountId?: number;
            master?: components["schemas"]["Master"];
            /** Format: int64 */
            slaveTicket?: number;
            slaveSymbol?: string;
            /** @enum {string} */
            slaveType?: "BUY" | "SELL" | "BUY_LIMIT" | "SELL_LIMIT" | "BUY_STOP" | "SELL_STOP";
            slaveVolume?: string;
            slaveRemaining?: string;
            targetVolume?: string;
            /** @enum {string} */
            status?: "PENDING" | "OPEN" | "CLOSED" | "SKIPPED" | "FAILED";
            /** @enum {string} */
            reasonCode?: "WAITING_FOR_FOLLOWER" | "PAUSED" | "BELOW_MIN_LOT_TO_COPY" | "BELOW_MINIMUM_VOLUME" | "UNKNOWN_SYMBOL" | "NETTING_UNSUPPORTED" | "EXISTING_POSITION" | "FOLLOWER_OFFLINE" | "EXPIRED" | "MASTER_CLOSED" | "SUBSCRIPTION_REMOVED" | "NO_ANSWER" | "OUTCOME_UNKNOWN" | "TRADING_DISABLED" | "NOT_ENOUGH_MONEY" | "MARKET_CLOSED" | "INVALID_STOPS" | "INVALID_VOLUME" | "NO_PRICE" | "REFUSED" | "CLOSED_WITH_MASTER" | "CLOSED_BY_FOLLOWER" | "KEPT" | "CLOSE_REFUSED" | "MODIFY_REFUSED";
            reason?: string;
            counterTrend?: boolean;
            openPrice?: string;
            closePrice?: string;
            profit?: string;
            /** Format: date-time */
            receivedAt?: string;
            /** Format: date-time */
            decidedAt?: string;
            /** Format: date-time */
            committedAt?: string;
            /** Format: date-time */
            sentAt?: string;
            /** Format: date-time */
            answeredAt?: string;
            /** Format: date-time */
            closedAt?: string;
            latency?: components["schemas"]["Latency"];
        };
        Cause: {
            /** @enum {string} */
            reasonCode?: "WAITING_FOR_FOLLOWER" | "PAUSED" | "BELOW_MIN_LOT_TO_COPY" | "BELOW_MINIMUM_VOLUME" | "UNKNOWN_SYMBOL" | "NETTING_UNSUPPORTED" | "EXISTING_POSITION" | "FOLLOWER_OFFLINE" | "EXPIRED" | "MASTER_CLOSED" | "SUBSCRIPTION_REMOVED" | "NO_ANSWER" | "OUTCOME_UNKNOWN" | "TRADING_DISABLED" | "NOT_ENOUGH_MONEY" | "MARKET_CLOSED" | "INVALID_STOPS" | "INVALID_VOLUME" | "NO_PRICE" | "REFUSED" | "CLOSED_WITH_MASTER" | "CLOSED_BY_FOLLOWER" | "KEPT" | "CLOSE_REFUSED" | "MODIFY_REFUSED";
            reason?: string;
            /** Format: int64 */
            count?: number;
        };
        PairSummary: {
            /** Format: int64 */
            pending?: number;
            /** Format: int64 */
            open?: number;
            /** Format: int64 */
            closed?: number;
            /** Format: int64 */
            skipped?: number;
            /** Format: int64 */
            failed?: number;
            profits?: components["schemas"]["Profit"][];
            reasons?: components["schemas"]["Cause"][];
        };
        Profit: {
            /** Format: int64 */
            accountId?: number;
            profit?: string;
        };
        ApiToken: {
            /** Format: int64 */
            id?: number;
            name?: string;
            /** Format: date-time */
            createdAt?: string;
            /** Format: date-time */
            lastUsedAt?: string;
        };
        PageApiToken: {
            items?: components["schemas"]["ApiToken"][];
            /** Format: int32 */
            page?: number;
            /** Format: int32 */
            size?: number;
            /** Format: int64 */
            total?: number;
        };
        PageSubscriptionView: {
            items?: components["schemas"]["SubscriptionView"][];
            /** Format: int32 */
            page?: number;
            /** Format: int32 */
            size?: number;
            /** Format: int64 */
            total?: number;
        };
        MasterView: {
            /** Format: int64 */
            id?: number;
            name?: string;
        };
        PageMasterView: {
            items?: components["schemas"]["MasterView"][];
            /** Format: int32 */
            page?: number;
            /** Format: int32 */
            size?: number;
            /** Format: int64 */
            total?: number;
        };
        Counts: {
            /** Format: int32 */
            pending?: number;
            /** Format: int32 */
            open?: number;
            /** Format: int32 */
            closed?: number;
            /** Format: int32 */
            skipped?: number;
            /** Format: int32 */
            failed?: number;
        };
        PageTradeView: {
            items?: components["schemas"]["TradeView"][];
            /** Format: int32 */
            page?: number;
            /** Format: int32 */
            size?: number;
            /** Format: int64 */
            total?: number;
        };
        TradeView: {
            /** Format: int64 */
            id?: number;
            /** Format: int64 */
            masterAccountId?: number;
            /** Format: int64 */
            ticket?: number;
            symbol?: string;
            /** @enum {string} */
            type?: "BUY" | "SELL" | "BUY_LIMIT" | "SELL_LIMIT" | "BUY_STOP" | "SELL_STOP";
            price?: string;
            volume?: string;
            sl?: string;
            tp?: string;
            status?: string;
            remaining?: string;
            closePrice?: string;
            profit?: string;
            /** Format: date-time */
            seenAt?: string;
            /** Format: date-time */
            receivedAt?: string;
            /** Format: date-time */
            committedAt?: string;
            /** Format: date-time */
            closedAt?: string;
            pairs?: components["schemas"]["Counts"];
        };
        PageAccountView: {
            items?: components["schemas"]["AccountView"][];
            /** Format: int32 */
            page?: number;
            /** Format: int32 */
            size?: number;
            /** Format: int64 */
            total?: number;
        };
        PageWatcher: {
            items?: components["schemas"]["Watcher"][];
            /** Format: int32 */
            page?: number;
            /** Format: int32 */
            size?: number;
            /** Format: int64 */
            total?: number;
        };
        Watcher: {
            email?: string;
            viewOnly?: boolean;
            /** Format: date-time */
            since?: string;
        };
        JournalEntry: {
            /** Format: date-time */
            at?: string;
            source?: string;
            text?: string;
        };
        JournalView: {
            lines?: components["schemas"]["JournalEntry"][];
        };
        PageTerminalEvent: {
            items?: components["schemas"]["TerminalEvent"][];
            /** Format: int32 */
            page?: number;
            /** Format: int32 */
            size?: number;
            /** Format: int64 */
            total?: number;
        };
        TerminalEvent: {
            /** Format: int64 */
            id?: number;
            /** Format: date-time */
            at?: string;
            kind?: string;
            text?: string;
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
    list: {
        parameters: {
            query?: {
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
                    "*/*": components["schemas"]["PageUserView"];
                };
            };
        };
    };
    create: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewUser"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "*/*": components["schemas"]["UserView"];
                };
            };
        };
    };
    change: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PasswordChange"];
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
    reset: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
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
                    "*/*": components["schemas"]["NewPassword"];
                };
            };
        };
    };
    list_1: {
        parameters: {
            query?: {
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
                    "*/*": components["schemas"]["PageApiToken"];
                };
            };
        };
    };
    create_1: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewToken"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "*/*": components["schemas"]["CreatedToken"];
                };
            };
        };
    };
    list_2: {
        parameters: {
            query?: {
                account?: number;
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
                    "*/*": components["schemas"]["PageSubscriptionView"];
                };
            };
        };
    };
    create_2: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SubscriptionRequest"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "*/*": components["schemas"]["SubscriptionView"];
                };
            };
        };
    };
    resume: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
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
                    "*/*": components["schemas"]["SubscriptionView"];
                };
            };
        };
    };
    pause: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Pause"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "*/*": components["schemas"]["SubscriptionView"];
                };
            };
        };
    };
    current: {
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
                    "*/*": components["schemas"]["SessionView"];
                };
            };
        };
    };
    signIn: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SignInRequest"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "*/*": components["schemas"]["SessionView"];
                };
            };
        };
    };
    signOut: {
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
    list_3: {
        parameters: {
            query?: {
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
                    "*/*": components["schemas"]["PageAccountView"];
                };
            };
        };
    };
    create_3: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AccountRequest"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "*/*": components["schemas"]["CreatedAccount"];
                };
            };
        };
    };
    issue: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["Wish"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "*/*": components["schemas"]["Ticket"];
                };
            };
        };
    };
    stop: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Accepted */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "*/*": components["schemas"]["AccountView"];
                };
            };
        };
    };
    start: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Accepted */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "*/*": components["schemas"]["AccountView"];
                };
            };
        };
    };
    restart: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Accepted */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "*/*": components["schemas"]["AccountView"];
                };
            };
        };
    };
    get: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
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
                    "*/*": components["schemas"]["SubscriptionView"];
                };
            };
        };
    };
    remove: {
        parameters: {
            query?: {
                closing?: string;
            };
            header?: never;
            path: {
                id: number;
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
    change_1: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SubscriptionRequest"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "*/*": components["schemas"]["SubscriptionView"];
                };
            };
        };
    };
    get_1: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
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
                    "*/*": components["schemas"]["AccountView"];
                };
            };
        };
    };
    delete: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Accepted */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    changeCredentials: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CredentialChange"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "*/*": components["schemas"]["AccountView"];
                };
            };
        };
    };
    get_2: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
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
                    "*/*": components["schemas"]["UserView"];
                };
            };
        };
    };
    pairs: {
        parameters: {
            query?: {
                account?: number;
                status?: string;
                since?: string;
                until?: string;
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
                    "*/*": components["schemas"]["PagePairView"];
                };
            };
        };
    };
    pair: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
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
                    "*/*": components["schemas"]["PairView"];
                };
            };
        };
    };
    summary: {
        parameters: {
            query: {
                since: string;
                account?: number;
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
                    "*/*": components["schemas"]["PairSummary"];
                };
            };
        };
    };
    follow: {
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
    list_4: {
        parameters: {
            query?: {
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
                    "*/*": components["schemas"]["PageMasterView"];
                };
            };
        };
    };
    trades: {
        parameters: {
            query?: {
                account?: number;
                status?: string;
                since?: string;
                until?: string;
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
                    "*/*": components["schemas"]["PageTradeView"];
                };
            };
        };
    };
    trade: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
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
                    "*/*": components["schemas"]["TradeView"];
                };
            };
        };
    };
    watchers: {
        parameters: {
            query?: {
                page?: number;
                size?: number;
            };
            header?: never;
            path: {
                id: number;
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
                    "*/*": components["schemas"]["PageWatcher"];
                };
            };
        };
    };
    screenshot: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
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
                    "image/png": string;
                };
            };
        };
    };
    logs: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
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
                    "text/plain;charset=UTF-8": string;
                };
            };
        };
    };
    journal: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
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
                    "*/*": components["schemas"]["JournalView"];
                };
            };
        };
    };
    events: {
        parameters: {
            query?: {
                page?: number;
                size?: number;
            };
            header?: never;
            path: {
                id: number;
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
                    "*/*": components["schemas"]["PageTerminalEvent"];
                };
            };
        };
    };
    revoke: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
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
}
