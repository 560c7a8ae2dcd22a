//! Titles, descriptions and metadata.

use super::TestDriver;
use crate::driver::{DomainDeviceDriver, DomainMetadataDriver};

impl DomainMetadataDriver for TestDriver {}
impl DomainDeviceDriver for TestDriver {}
