// Uses the local S3 endpoint as programs in Go do: main <endpoint> <bucket> <file of 20 MB>. Prints a line for each thing done, and ends at the
// first that does not go as with S3.
package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"net/http"
	"os"
	"strings"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/config"
	"github.com/aws/aws-sdk-go-v2/feature/s3/manager"
	"github.com/aws/aws-sdk-go-v2/service/s3"
	"github.com/aws/aws-sdk-go-v2/service/s3/types"
	"github.com/aws/smithy-go"
)

const text = "The harbour of Marrow opened.\n"

type session struct {
	client *s3.Client
	bucket *string
	file   string
}

func main() {
	if err := run(context.Background(), os.Args[1], os.Args[2], os.Args[3]); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

func run(ctx context.Context, endpoint, bucket, file string) error {
	settings, err := config.LoadDefaultConfig(ctx)
	if err != nil {
		return err
	}
	client := s3.NewFromConfig(settings, func(o *s3.Options) {
		o.BaseEndpoint = aws.String(endpoint)
		o.UsePathStyle = true
	})
	at := session{client, aws.String(bucket), file}
	steps := []struct {
		name string
		work func(context.Context) error
	}{
		{"put and get", at.putAndGet},
		{"upload manager, in parts", at.uploadInParts},
		{"copy, and copy on a condition", at.copies},
		{"conditional put and delete", at.conditions},
		{"presigned", at.presigned},
		{"versions and batch delete", at.versions},
	}
	for _, step := range steps {
		if err := step.work(ctx); err != nil {
			return fmt.Errorf("go: %s: %w", step.name, err)
		}
		fmt.Printf("go: %s: ok\n", step.name)
	}
	return nil
}

func (at session) put(ctx context.Context, key string, body io.Reader) error {
	_, err := at.client.PutObject(ctx, &s3.PutObjectInput{Bucket: at.bucket, Key: &key, Body: body})
	return err
}

func (at session) holds(ctx context.Context, key string, wanted []byte) error {
	got, err := at.client.GetObject(ctx, &s3.GetObjectInput{Bucket: at.bucket, Key: &key})
	if err != nil {
		return err
	}
	defer got.Body.Close()
	body, err := io.ReadAll(got.Body)
	if err != nil {
		return err
	}
	if !bytes.Equal(body, wanted) {
		return fmt.Errorf("%s came back with %d bytes, not the %d that were put", key, len(body), len(wanted))
	}
	return nil
}

// refused says whether a call failed with a code of S3's, as it should.
func refused(err error, code string) error {
	var api smithy.APIError
	if errors.As(err, &api) && api.ErrorCode() == code {
		return nil
	}
	return fmt.Errorf("wanted %s, got %v", code, err)
}

func (at session) putAndGet(ctx context.Context) error {
	const key = "go/a b+c (ü).txt"
	if err := at.put(ctx, key, strings.NewReader(text)); err != nil {
		return err
	}
	return at.holds(ctx, key, []byte(text))
}

func (at session) uploadInParts(ctx context.Context) error {
	file, err := os.Open(at.file)
	if err != nil {
		return err
	}
	defer file.Close()
	key := aws.String("go/big.bin")
	if _, err := manager.NewUploader(at.client).Upload(ctx, &s3.PutObjectInput{Bucket: at.bucket, Key: key, Body: file}); err != nil {
		return err
	}
	wanted, err := os.ReadFile(at.file)
	if err != nil {
		return err
	}
	return at.holds(ctx, *key, wanted)
}

func (at session) copies(ctx context.Context) error {
	input := &s3.CopyObjectInput{Bucket: at.bucket, Key: aws.String("go/copy.bin"), CopySource: aws.String(*at.bucket + "/go/big.bin")}
	if _, err := at.client.CopyObject(ctx, input); err != nil {
		return err
	}
	input.CopySourceIfMatch = aws.String(`"nope"`)
	_, err := at.client.CopyObject(ctx, input)
	return refused(err, "PreconditionFailed")
}

func (at session) conditions(ctx context.Context) error {
	key := aws.String("go/once.txt")
	if err := at.put(ctx, *key, strings.NewReader(text)); err != nil {
		return err
	}
	_, err := at.client.PutObject(ctx, &s3.PutObjectInput{
		Bucket: at.bucket, Key: key, Body: strings.NewReader("Other."), IfNoneMatch: aws.String("*"),
	})
	if err := refused(err, "PreconditionFailed"); err != nil {
		return err
	}
	_, err = at.client.DeleteObject(ctx, &s3.DeleteObjectInput{Bucket: at.bucket, Key: key, IfMatch: aws.String(`"x"`)})
	if err := refused(err, "PreconditionFailed"); err != nil {
		return err
	}
	return at.holds(ctx, *key, []byte(text))
}

func (at session) presigned(ctx context.Context) error {
	signed, err := s3.NewPresignClient(at.client).PresignGetObject(ctx, &s3.GetObjectInput{Bucket: at.bucket, Key: aws.String("go/once.txt")})
	if err != nil {
		return err
	}
	response, err := http.Get(signed.URL)
	if err != nil {
		return err
	}
	defer response.Body.Close()
	if response.StatusCode != http.StatusOK {
		return fmt.Errorf("answered %d", response.StatusCode)
	}
	return nil
}

func (at session) versions(ctx context.Context) error {
	if err := at.put(ctx, "go/once.txt", strings.NewReader("Other.")); err != nil {
		return err
	}
	prefix := aws.String("go/")
	listed, err := at.client.ListObjectVersions(ctx, &s3.ListObjectVersionsInput{Bucket: at.bucket, Prefix: prefix})
	if err != nil {
		return err
	}
	var all []types.ObjectIdentifier
	for _, version := range listed.Versions {
		all = append(all, types.ObjectIdentifier{Key: version.Key, VersionId: version.VersionId})
	}
	if len(all) != 5 {
		return fmt.Errorf("%d versions are listed, not 5", len(all))
	}
	if _, err := at.client.DeleteObjects(ctx, &s3.DeleteObjectsInput{Bucket: at.bucket, Delete: &types.Delete{Objects: all}}); err != nil {
		return err
	}
	left, err := at.client.ListObjectsV2(ctx, &s3.ListObjectsV2Input{Bucket: at.bucket, Prefix: prefix})
	if err != nil {
		return err
	}
	if len(left.Contents) != 0 {
		return fmt.Errorf("%d objects are left", len(left.Contents))
	}
	return nil
}
