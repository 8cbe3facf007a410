# What is raised in another file leaves the loop here, and what is empty there is empty here.
require_relative 'wire'
require 'socket'

def serve(port)
  server = TCPServer.new(port)
  loop do
    client = server.accept
    client.timeout = 30
    echo_line(client)
#   ^^^^^^^^^^^^^^^^^ unhandled-disconnect: raises when this client is gone
    client.close
  end
end

def serve_carefully(port)
  server = TCPServer.new(port)
  loop do
    client = server.accept
    client.timeout = 30
    begin
      echo_line(client)
    rescue SystemCallError, IO::TimeoutError
      warn 'lost'
    end
    client.close
  end
end

def spin(sock)
  loop do
    block = fetch_block(sock, 1024)
#           ^^^^^^^^^^^^^^^^^^^^^^^ unhandled-eof [fix]
    puts block
  end
end

def finish(sock)
  loop do
    block = fetch_block(sock, 1024)
    break if block.nil? || block.empty?
    puts block
  end
end
