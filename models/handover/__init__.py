"""移交: a ledger with its attachments on its way to the next secretary, as one file that is verified where it arrives.

    manifest   what is in the file, name by name, and what the list says    contents   what there is to hand over
    files      the files of attachments, each looked at                    packing    everything into the file
    receiving  the file judged, unpacked, put in its place                 handing    handing over, kept in the ledger
    listing    移交清单 before anybody lays it out                          child      both in a process of their own

The file is a zip that opens without the program too: inside lie the ledger and the folder of its attachments as they lie
beside each other on the disk, the list, and a note that says what all of it is. Its comment ends in the SHA-256 of
everything before, so that no byte can change without being noticed.
"""

from models.handover.errors import HandoverRefused, Stopped

__all__ = ["HandoverRefused", "Stopped"]
