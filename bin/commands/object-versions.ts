import {
  type DeleteMarkerEntry,
  ListObjectVersionsCommand,
  type ListObjectVersionsCommandInput,
  type ListObjectVersionsCommandOutput,
  type ObjectVersion,
  type S3Client,
} from '@aws-sdk/client-s3';
import { decodeKey } from '../../lambdas/shared/messages/intake.ts';

/** One page of a bucket's versions; keys are as the bucket has them. */
interface VersionsPage {
  readonly versions: readonly ObjectVersion[];
  readonly markers: readonly DeleteMarkerEntry[];
}

/** Every version and delete marker of the keys that begin so, in the order of the keys. */
export async function* objectVersions(client: S3Client, bucket: string, prefix: string): AsyncGenerator<VersionsPage> {
  let next: Pick<ListObjectVersionsCommandInput, 'KeyMarker' | 'VersionIdMarker'> | null = {};
  while (next !== null) {
    const page: ListObjectVersionsCommandOutput = await client.send(
      // XML cannot hold every character a key may have; what speaks S3 without encoding says so.
      new ListObjectVersionsCommand({ Bucket: bucket, Prefix: prefix, EncodingType: 'url', ...next }),
    );
    const decoded = page.EncodingType === 'url' ? decodeKey : (key: string) => key;
    const withKey = <T extends { readonly Key?: string | undefined }>(entry: T): T => ({
      ...entry,
      Key: decoded(entry.Key ?? ''),
    });
    yield { versions: (page.Versions ?? []).map(withKey), markers: (page.DeleteMarkers ?? []).map(withKey) };
    next =
      page.IsTruncated === true && page.NextKeyMarker !== undefined
        ? { KeyMarker: decoded(page.NextKeyMarker), VersionIdMarker: page.NextVersionIdMarker }
        : null;
  }
}
