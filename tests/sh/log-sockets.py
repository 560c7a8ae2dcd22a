"""Runs a program where /dev/log and the journal's socket are this script's own, and prints each message that comes there.

Wants a mount namespace of its own: /dev and /run are empty afterwards.
Usage: log-sockets.py PROGRAM
"""

import os
import socket
import subprocess
import sys
import threading

PLACES = {"syslog": "/dev/log", "journald": "/run/systemd/journal/socket"}


def listen(path):
    subprocess.run(["mount", "-t", "tmpfs", "none", "/" + path.split("/")[1]], check=True)
    os.makedirs(os.path.dirname(path), exist_ok=True)
    listener = socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM)
    listener.bind(path)
    return listener


def tell(name, listener):
    """Reads as the program writes, since a socket's queue is short and a full one stops who writes."""
    while message := listener.recv(1 << 16):
        sys.stdout.write(f"{name} {message!r}\n")


listeners = {name: listen(path) for name, path in PLACES.items()}
threads = [threading.Thread(target=tell, args=item) for item in listeners.items()]
for thread in threads:
    thread.start()
ended = subprocess.run(sys.argv[1:], stdin=subprocess.PIPE, stdout=subprocess.PIPE)
for path in PLACES.values():
    with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as last:
        last.sendto(b"", path)
for thread in threads:
    thread.join()
sys.exit(ended.returncode)
