-- A client and a server of a made-up protocol, in a language that only test data knows.
local socket = require("socket")

-- The results of sends and of setting up are what the model says: nil for a failure.
local function announce(host, text)
  local peer = assert(socket.connect(host, 7000))
  peer:settimeout(10)
  peer:send(text)
--^^^^^^^^^^^^^^^ unchecked-send: The result of `send` is dropped [fix]
  peer:close()
end

local function say(host, text)
  local peer, why = socket.connect(host, 7000)
  if not peer then
    return nil, why
  end
  local sent = peer:send(text)
  if not sent then
    return nil, "lost the peer"
  end
  local more, reason = peer:send("\n")
  if more == nil then
    return nil, reason
  end
  return assert(peer:send("bye\n"))
end

local function serve(port)
  local server = assert(socket.tcp())
  server:bind("*", port)
--^^^^^^^^^^^^^^^^^^^^^^ unchecked-setup: The result of `bind` is dropped [fix]
  assert(server:listen(16))
  while true do
    local client = server:accept()
    --             ^^^^^^^^^^^^^^^ unchecked-setup: may be the error value
    client:settimeout(5)
    client:send("hello\n")
  --^^^^^^^^^^^^^^^^^^^^^^ unchecked-send: The result of `send` is dropped [fix]
    client:close()
  end
end

local function ask(host)
  local peer = assert(socket.connect(host, 7000))
  local connection = socket.tcp()
  if connection == nil then
    return nil
  end
  local connected = connection:connect(host, 7001)
  if connected ~= 1 then
    return nil
  end
  local line = connection:receive("*l")
  --           ^^^^^^^^^^^^^^^^^^^^^^^^ missing-read-timeout: the socket has no timeout [fix]
  peer:close()
  return line
end

local function late(host)
  local connection = assert(socket.tcp())
  assert(connection:connect(host, 7001))
  connection:settimeout(5)
--^^^^^^^^^^^^^^^^^^^^^^^^ ineffective-timeout: comes after `connect`
  return connection
end

-- Every receive gives nil when the peer has closed: this goes round and round.
local function pump(peer, sink)
  local feed = socket.connect(peer, 7000)
  if not feed then
    return
  end
  feed:settimeout(30)
  while true do
    local line = feed:receive("*l")
    --           ^^^^^^^^^^^^^^^^^^ unhandled-eof: spins for ever [fix]
    if line then
      sink(line)
    end
  end
end

local function drain(host, sink)
  local feed = assert(socket.connect(host, 7000))
  feed:settimeout(30)
  local line
  repeat
    line = feed:receive("*l")
    if line then
      sink(line)
    end
  until not line
  while true do
    local block = feed:receive(512)
    if not block then
      break
    end
    sink(block)
  end
end

local function header(host)
  local feed = assert(socket.connect(host, 7000))
  feed:settimeout(30)
  local bytes = feed:receive(4)
  --            ^^^^^^^^^^^^^^^ unchecked-recv: used before a failure is told apart
  local size = string.unpack(">I4", bytes)
  local kind = feed:receive(4)
  if kind == nil then
    return nil
  end
  return size, string.unpack(">I4", kind)
end

-- What is not a socket is none of our business.
local function other(queue)
  queue:send("hello")
  local box = { send = print }
  box.send("hello")
end

return { announce = announce, say = say, serve = serve, ask = ask, pump = pump, drain = drain, header = header, other = other }
