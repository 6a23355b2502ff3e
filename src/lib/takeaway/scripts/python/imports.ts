/** What both kinds of Python script take from the standard library. */
export const imports = `import sys
from base64 import b64decode
from math import inf, nan`;
