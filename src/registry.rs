//! From a URI to the driver that answers for it; the only place that names concrete drivers.
