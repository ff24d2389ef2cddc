import type { Readable } from 'node:stream';
import { Readable as Stream } from 'node:stream';
import { DeleteObjectCommand, GetObjectCommand, HeadBucketCommand, NoSuchKey, S3Client } from '@aws-sdk/client-s3';
import { Upload } from '@aws-sdk/lib-storage';
import { type ByteRange, ObjectMissingError, type ObjectStore } from './object-store.ts';

export interface S3Settings {
  readonly bucket: string;
  readonly region: string;
  /** URL of an S3-compatible server. If undefined, Amazon S3 is used. */
  readonly endpoint: string | undefined;
  /**
   * Credentials for the bucket. If undefined, the SDK uses the credentials of the environment, for example those of an
   * IAM role.
   */
  readonly credentials: { readonly accessKeyId: string; readonly secretAccessKey: string } | undefined;
}

/** Size in bytes of the parts of an upload, which is the minimum of S3. One part of each upload is in memory. */
const PART_BYTES = 5 * 1024 * 1024;

/** Object store with a function that checks whether the bucket can be reached. */
export interface S3Store extends ObjectStore {
  verify(): Promise<void>;
  close(): void;
}

export function s3Store({ bucket: Bucket, region, endpoint, credentials }: S3Settings): S3Store {
  const client = new S3Client({
    region,
    ...(endpoint ? { endpoint, forcePathStyle: true } : {}),
    ...(credentials ? { credentials } : {}),
    // Not all S3-compatible servers support the checksums that the SDK adds by default. They are not needed, because
    // objects are authenticated by their encryption.
    requestChecksumCalculation: 'WHEN_REQUIRED',
    responseChecksumValidation: 'WHEN_REQUIRED',
  });
  return {
    verify: async () => void (await client.send(new HeadBucketCommand({ Bucket }))),
    close: () => client.destroy(),
    write: async (Key, bytes) => {
      const Body = Stream.from(bytes, { objectMode: false });
      // A failed upload is aborted, which deletes its parts.
      await new Upload({ client, params: { Bucket, Key, Body }, partSize: PART_BYTES, queueSize: 1 }).done();
    },
    read: async (Key, range) => {
      try {
        const { Body } = await client.send(new GetObjectCommand({ Bucket, Key, ...rangeOf(range) }));
        // In Node.js, the body is always a stream.
        return Body as Readable;
      } catch (error) {
        if (error instanceof NoSuchKey) throw new ObjectMissingError(Key, error);
        throw error;
      }
    },
    delete: async (Key) => void (await client.send(new DeleteObjectCommand({ Bucket, Key }))),
  };
}

const rangeOf = (range?: ByteRange) =>
  range ? { Range: `bytes=${range.start}-${range.start + range.length - 1}` } : {};
