"""What boto3 does to the local S3 endpoint: address and bucket are the arguments, 20 MB are in big.bin. Prints one line a check."""
import sys

import boto3
from boto3.s3.transfer import TransferConfig
from botocore.exceptions import ClientError

endpoint, bucket = sys.argv[1:]
s3 = boto3.client("s3", endpoint_url=endpoint)
failed = False


def status(call) -> int:
    try:
        return call()["ResponseMetadata"]["HTTPStatusCode"]
    except ClientError as error:
        return error.response["ResponseMetadata"]["HTTPStatusCode"]


def check(name: str, found, expected) -> None:
    global failed
    failed = failed or found != expected
    print(f"boto3 {name}: {'ok' if found == expected else f'FAILED: {found}, not {expected}'}")


def checksum(algorithm: str):
    stored = s3.put_object(Bucket=bucket, Key="summed", Body=b"data", ChecksumAlgorithm=algorithm)
    head = s3.head_object(Bucket=bucket, Key="summed", ChecksumMode="ENABLED")
    return head.get(f"Checksum{algorithm}") == stored.get(f"Checksum{algorithm}")


def upload() -> int:
    parts = TransferConfig(multipart_threshold=5 << 20, multipart_chunksize=5 << 20)
    s3.upload_file("big.bin", bucket, "parts", Config=parts)
    return s3.head_object(Bucket=bucket, Key="parts")["ContentLength"]


# Keys as people and programs make them: what addresses, forms, XML and file systems each read otherwise.
AWKWARD_KEYS = [
    "a b.txt", "a+b.txt", "a%20b.txt", "100%.txt", "a&b.txt", "a=b.txt", "a?b.txt", "a#b.txt", "a;b.txt", "a:b.txt",
    "a@b.txt", "a$b.txt", "a,b.txt", "a'b.txt", 'a"b.txt', "a<b>.txt", "a\\b.txt", "a|b.txt", "a~b.txt", "(a)[b]{c}.txt",
    "é/ü/ñ.txt", "e\u0301.txt", "日本/東京.txt", "😀.txt", "a//b.txt", "a/./b.txt", " a.txt", "a .txt", "." + "a" * 900,
]


def awkward() -> list:
    """What comes back otherwise than it went in."""
    for key in AWKWARD_KEYS:
        s3.put_object(Bucket=bucket, Key=f"keys/{key}", Body=key.encode())
    listed = {entry["Key"] for entry in s3.list_objects_v2(Bucket=bucket, Prefix="keys/")["Contents"]}
    wrong = [key for key in AWKWARD_KEYS if f"keys/{key}" not in listed]
    for key in AWKWARD_KEYS:
        if s3.get_object(Bucket=bucket, Key=f"keys/{key}")["Body"].read() != key.encode():
            wrong.append(key)
        s3.delete_object(Bucket=bucket, Key=f"keys/{key}")
    return wrong


source = {"Bucket": bucket, "Key": "first"}
check("put", status(lambda: s3.put_object(Bucket=bucket, Key="first", Body=b"x", Tagging="a=1")), 200)
check("tags", s3.get_object_tagging(Bucket=bucket, Key="first")["TagSet"], [{"Key": "a", "Value": "1"}])
for algorithm in ("CRC32", "SHA1", "SHA256"):
    check(f"checksum {algorithm}", checksum(algorithm), True)
check("copy if match", status(lambda: s3.copy_object(Bucket=bucket, Key="q", CopySource=source, CopySourceIfMatch='"nope"')), 412)
check("put if none match", status(lambda: s3.put_object(Bucket=bucket, Key="first", Body=b"y", IfNoneMatch="*")), 412)
check("delete if match", status(lambda: s3.delete_object(Bucket=bucket, Key="first", IfMatch='"x"')), 412)
where = {"LocationConstraint": "eu-west-1"}
check("create bucket", status(lambda: s3.create_bucket(Bucket=bucket, CreateBucketConfiguration=where)), 409)
check("multipart upload", upload(), 20_000_000)
check(f"{len(AWKWARD_KEYS)} awkward keys", awkward(), [])
gone = s3.delete_objects(Bucket=bucket, Delete={"Objects": [{"Key": "first"}, {"Key": "parts"}]})
check("batch delete", len(gone["Deleted"]), 2)
check("access list", status(lambda: s3.get_object_acl(Bucket=bucket, Key="summed")), 501)
sys.exit(failed)
