"""Runs the program that was installed with this module, with the arguments of the command line."""

import os
import subprocess
import sys
import sysconfig

PROGRAM = "benchlens.exe" if os.name == "nt" else "benchlens"
SCRIPTS = "Scripts" if os.name == "nt" else "bin"


def folders():
    """Where the program may be, the likeliest place first."""
    packages = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
    usual = sysconfig.get_path("scripts")
    if packages in (sysconfig.get_path("purelib"), sysconfig.get_path("platlib")):
        return [usual]
    # `pip install --target T` puts it into T/bin, `--prefix` and `--user` into the prefix of lib/pythonX.Y/site-packages.
    above = [packages]
    for _ in range(3):
        above.append(os.path.dirname(above[-1]))
    return [os.path.join(folder, SCRIPTS) for folder in above] + [usual]


def main():
    paths = [os.path.join(folder, PROGRAM) for folder in folders()]
    path = next((path for path in paths if os.path.isfile(path)), None)
    if path is None:
        sys.exit(
            "benchlens: this Python module is installed, but not the program that comes with it. It is none of:\n"
            + "".join("  {}\n".format(path) for path in paths)
            + "To install both again: {} -m pip install --force-reinstall benchlens".format(sys.executable)
        )
    command = [path] + sys.argv[1:]
    try:
        if os.name == "nt":
            # There, exec would give the terminal back to the shell at once.
            sys.exit(subprocess.call(command))
        os.execv(path, command)
    except OSError as error:
        sys.exit("benchlens: {} cannot be run: {}".format(path, error.strerror))


if __name__ == "__main__":
    main()
