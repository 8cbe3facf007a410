# A default timeout of this program is none in another language.
import socket

socket.setdefaulttimeout(10)
