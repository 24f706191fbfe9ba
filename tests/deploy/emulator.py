"""Starts the AWS emulator for `npm run test:deploy`: emulator.py <folder>.

Writes a certificate for this machine's own addresses into the folder (cert.pem, key.pem), works round its gaps, and serves.
"""

import datetime
import ipaddress
import os
import pathlib
import shutil
import signal
import sys
import threading
import time

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec


def write_certificate(folder: pathlib.Path) -> None:
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, "localhost")])
    now = datetime.datetime.now(datetime.timezone.utc)
    addresses = [x509.DNSName("localhost"), x509.IPAddress(ipaddress.ip_address("127.0.0.1"))]
    certificate = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - datetime.timedelta(hours=1))
        .not_valid_after(now + datetime.timedelta(days=1))
        .add_extension(x509.SubjectAlternativeName(addresses), critical=False)
        .sign(key, hashes.SHA256())
    )
    pem = serialization.Encoding.PEM
    private = key.private_bytes(pem, serialization.PrivateFormat.PKCS8, serialization.NoEncryption())
    (folder / "key.pem").write_bytes(private)
    # Last: whoever waits for it finds both.
    staged = folder / "cert.tmp"
    staged.write_bytes(certificate.public_bytes(pem))
    staged.rename(folder / "cert.pem")


def end_with_parent(folder: pathlib.Path) -> None:
    """Ends this process and the functions it started when the test that started it has gone, however it went."""
    parent = os.getppid()

    def watch() -> None:
        while os.getppid() == parent:
            time.sleep(0.5)
        shutil.rmtree(folder, ignore_errors=True)
        os.killpg(0, signal.SIGKILL)

    threading.Thread(target=watch, daemon=True).start()


def accept_metric_math(provisioners) -> None:
    """The emulator refuses alarms on an expression, and the whole stack with them. Such an alarm is made on a metric that is never counted."""
    plain = provisioners._cw_metric_alarm_record

    def record(name, props):
        if props.get("Metrics"):
            rest = {key: value for key, value in props.items() if key != "Metrics"}
            props = {**rest, "Namespace": "expression", "MetricName": "expression"}
        return plain(name, props)

    provisioners._cw_metric_alarm_record = record


def accept_composite_alarms(provisioners) -> None:
    """The emulator knows no alarms on alarms, and refuses a stack with one. Such an alarm is made in name only."""
    provisioners._RESOURCE_HANDLERS["AWS::CloudWatch::CompositeAlarm"] = {
        "create": lambda logical_id, props, stack_name: (f"{stack_name}-{logical_id}", {}),
        "update": lambda physical_id, old_props, new_props, stack_name: (physical_id, {}),
        "delete": lambda physical_id, props: None,
    }


def batches_need_single_actions(iam_actions) -> None:
    """The emulator asks for `sqs:SendMessageBatch`, which IAM does not have: a batch needs the action of one message."""
    named = iam_actions._action_from_target

    def action(headers):
        name = named(headers)
        return name.removesuffix("Batch") if name is not None and "MessageBatch" in name else name

    iam_actions._action_from_target = action


def main() -> None:
    folder = pathlib.Path(sys.argv[1])
    sys.argv = sys.argv[:1]
    os.setpgid(0, 0)
    end_with_parent(folder)
    write_certificate(folder)
    os.environ["MINISTACK_SSL_CERT"] = str(folder / "cert.pem")
    os.environ["MINISTACK_SSL_KEY"] = str(folder / "key.pem")

    import ministack.app
    from ministack.core import iam_actions
    from ministack.services.cloudformation import provisioners

    accept_metric_math(provisioners)
    accept_composite_alarms(provisioners)
    batches_need_single_actions(iam_actions)
    # With TLS the emulator takes port 443 as well, where it may.
    ministack.app._port_is_bindable = lambda *_: False
    ministack.app.main()


main()
