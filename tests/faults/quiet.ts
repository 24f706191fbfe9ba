// Read when the libraries load, so this has to be imported before them: every copy would write the same log lines for
// nobody.
process.env.POWERTOOLS_LOG_LEVEL = 'SILENT';
process.env.POWERTOOLS_METRICS_DISABLED = 'true';
process.env.POWERTOOLS_METRICS_NAMESPACE = 'Nutgraf-faults';
