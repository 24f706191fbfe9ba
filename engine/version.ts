/**
 * The engine's version. It is part of every record's `ver`, so a newer engine's result replaces an older one's.
 * A test holds it equal to package.json; raise both whenever the same bytes may give another record.
 */
export const ENGINE_VERSION = '0.2.0';
