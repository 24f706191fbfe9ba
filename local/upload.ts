import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { HeadObjectCommand, NotFound, PutObjectCommand, type S3Client } from '@aws-sdk/client-s3';

/** Under this name the object carries the hash of the file it came from. */
const HASH_METADATA = 'nutgraf-sha256';

const TYPES: { readonly [extension: string]: string } = {
  '.txt': 'text/plain',
  '.text': 'text/plain',
  '.md': 'text/markdown',
  '.markdown': 'text/markdown',
  '.html': 'text/html',
  '.htm': 'text/html',
  '.xhtml': 'application/xhtml+xml',
  '.json': 'application/json',
  '.pdf': 'application/pdf',
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.jpeg': 'image/jpeg',
};

/** The type a file's name tells; the pipeline looks at the bytes where it tells none. */
function contentType(path: string): string {
  const extension = /\.[^./\\]+$/.exec(path)?.[0].toLowerCase() ?? '';
  return TYPES[extension] ?? 'application/octet-stream';
}

export interface Upload {
  /** `unchanged`: the object is there already, made from the same bytes. */
  readonly outcome: 'uploaded' | 'unchanged';
  /** The version that holds these bytes. */
  readonly versionId: string | null;
}

/** An article's bytes, and the object they become. */
interface ArticleBytes {
  readonly bucket: string;
  readonly key: string;
  readonly body: Uint8Array;
}

/** A file that becomes an object. */
interface ArticleFile {
  readonly bucket: string;
  readonly key: string;
  readonly path: string;
}

/** Uploads a file as {@link uploadBytes} does. @throws S3ServiceException, and what reading the file throws */
export async function uploadFile(client: S3Client, { bucket, key, path }: ArticleFile): Promise<Upload> {
  return await uploadBytes(client, { bucket, key, body: await readFile(path) }, contentType(path));
}

/**
 * Uploads bytes, unless the object carries the hash of just these bytes: after an upload that was broken off, only what
 * is missing goes again, and an article that is as it was causes no event.
 *
 * @param type - of the content; from the key's ending where left out
 * @throws S3ServiceException
 */
export async function uploadBytes(
  client: S3Client,
  { bucket, key, body }: ArticleBytes,
  type = contentType(key),
): Promise<Upload> {
  const hash = createHash('sha256').update(body).digest('hex');
  const current = await client.send(new HeadObjectCommand({ Bucket: bucket, Key: key })).catch((error: unknown) => {
    if (error instanceof NotFound) return null;
    throw error;
  });
  if (current?.Metadata?.[HASH_METADATA] === hash)
    return { outcome: 'unchanged', versionId: current.VersionId ?? null };
  const { VersionId } = await client.send(
    new PutObjectCommand({
      Bucket: bucket,
      Key: key,
      Body: body,
      ContentType: type,
      Metadata: { [HASH_METADATA]: hash },
    }),
  );
  return { outcome: 'uploaded', versionId: VersionId ?? null };
}
