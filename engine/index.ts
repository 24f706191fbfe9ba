export { cleanSource, type SourceInput } from './clean.ts';
export { digestArticle } from './digest.ts';
export { RejectedError } from './errors.ts';
export { articleId } from './identity.ts';
export { ENGINE_VERSION } from './version.ts';
