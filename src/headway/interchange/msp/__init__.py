"""Microsoft Project's XML (MSPDI). Also the form in which the Java reader hands over .mpp and others."""
