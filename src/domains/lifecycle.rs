//! The words of a domain's life: what happens, and why.

/// Values of `virDomainEventType`.
pub mod event {
    /// `VIR_DOMAIN_EVENT_DEFINED`
    pub const DEFINED: i32 = 0;
    /// `VIR_DOMAIN_EVENT_UNDEFINED`
    pub const UNDEFINED: i32 = 1;
    /// `VIR_DOMAIN_EVENT_STARTED`
    pub const STARTED: i32 = 2;
    /// `VIR_DOMAIN_EVENT_SUSPENDED`
    pub const SUSPENDED: i32 = 3;
    /// `VIR_DOMAIN_EVENT_RESUMED`
    pub const RESUMED: i32 = 4;
    /// `VIR_DOMAIN_EVENT_STOPPED`
    pub const STOPPED: i32 = 5;
}

/// Values of the enums that tell why: of a state, and of an event.
pub mod why {
    /// `VIR_DOMAIN_RUNNING_BOOTED`
    pub const RUNNING_BOOTED: i32 = 1;
    /// `VIR_DOMAIN_RUNNING_RESTORED`
    pub const RUNNING_RESTORED: i32 = 3;
    /// `VIR_DOMAIN_RUNNING_UNPAUSED`
    pub const RUNNING_UNPAUSED: i32 = 5;
    /// `VIR_DOMAIN_PAUSED_USER`
    pub const PAUSED_USER: i32 = 1;
    /// `VIR_DOMAIN_SHUTOFF_SHUTDOWN`
    pub const SHUTOFF_SHUTDOWN: i32 = 1;
    /// `VIR_DOMAIN_SHUTOFF_DESTROYED`
    pub const SHUTOFF_DESTROYED: i32 = 2;
    /// `VIR_DOMAIN_SHUTOFF_CRASHED`
    pub const SHUTOFF_CRASHED: i32 = 3;
    /// `VIR_DOMAIN_SHUTOFF_SAVED`
    pub const SHUTOFF_SAVED: i32 = 5;
    /// `VIR_DOMAIN_EVENT_DEFINED_ADDED`
    pub const DEFINED_ADDED: i32 = 0;
    /// `VIR_DOMAIN_EVENT_DEFINED_UPDATED`
    pub const DEFINED_UPDATED: i32 = 1;
    /// `VIR_DOMAIN_EVENT_DEFINED_RENAMED`
    pub const DEFINED_RENAMED: i32 = 2;
    /// `VIR_DOMAIN_EVENT_UNDEFINED_REMOVED`
    pub const UNDEFINED_REMOVED: i32 = 0;
    /// `VIR_DOMAIN_EVENT_UNDEFINED_RENAMED`
    pub const UNDEFINED_RENAMED: i32 = 1;
    /// `VIR_DOMAIN_EVENT_STARTED_BOOTED`
    pub const STARTED_BOOTED: i32 = 0;
    /// `VIR_DOMAIN_EVENT_STARTED_RESTORED`
    pub const STARTED_RESTORED: i32 = 2;
    /// `VIR_DOMAIN_EVENT_SUSPENDED_PAUSED`
    pub const SUSPENDED_PAUSED: i32 = 0;
    /// `VIR_DOMAIN_EVENT_RESUMED_UNPAUSED`
    pub const RESUMED_UNPAUSED: i32 = 0;
    /// `VIR_DOMAIN_EVENT_STOPPED_SHUTDOWN`
    pub const STOPPED_SHUTDOWN: i32 = 0;
    /// `VIR_DOMAIN_EVENT_STOPPED_DESTROYED`
    pub const STOPPED_DESTROYED: i32 = 1;
    /// `VIR_DOMAIN_EVENT_STOPPED_CRASHED`
    pub const STOPPED_CRASHED: i32 = 2;
    /// `VIR_DOMAIN_EVENT_STOPPED_SAVED`
    pub const STOPPED_SAVED: i32 = 4;
    /// `VIR_DOMAIN_RUNNING_FROM_SNAPSHOT`
    pub const RUNNING_FROM_SNAPSHOT: i32 = 4;
    /// `VIR_DOMAIN_PAUSED_FROM_SNAPSHOT`
    pub const PAUSED_FROM_SNAPSHOT: i32 = 7;
    /// `VIR_DOMAIN_SHUTOFF_FROM_SNAPSHOT`
    pub const SHUTOFF_FROM_SNAPSHOT: i32 = 7;
    /// `VIR_DOMAIN_EVENT_STARTED_FROM_SNAPSHOT`
    pub const STARTED_FROM_SNAPSHOT: i32 = 3;
    /// `VIR_DOMAIN_EVENT_SUSPENDED_FROM_SNAPSHOT`
    pub const SUSPENDED_FROM_SNAPSHOT: i32 = 5;
    /// `VIR_DOMAIN_EVENT_STOPPED_FROM_SNAPSHOT`
    pub const STOPPED_FROM_SNAPSHOT: i32 = 6;
}
