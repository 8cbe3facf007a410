# Functions that other files call with a socket.
require 'socket'

def fetch_block(sock, size)
  sock.recv(size)
end

def echo_line(sock)
  sock.write(sock.gets.to_s)
  sock.flush
end
