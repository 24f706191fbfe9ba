// Read when the libraries load, so this has to be imported before them. Every copy says the same to nobody; and what X-Ray's
// SDK does by itself to follow each promise costs a tenth of the time and is not used here.
process.env.POWERTOOLS_LOG_LEVEL = 'SILENT';
process.env.POWERTOOLS_METRICS_DISABLED = 'true';
process.env.POWERTOOLS_METRICS_NAMESPACE = 'Nutgraf-faults';
process.env.POWERTOOLS_TRACE_ENABLED = 'false';
process.env.AWS_XRAY_MANUAL_MODE = 'true';
