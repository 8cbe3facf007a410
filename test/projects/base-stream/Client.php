<?php

class Client extends Reader
{
    public function connect(string $host): void
    {
        $this->stream = \stream_socket_client("tcp://$host:80", $code, $text, 10);
        if (!\is_resource($this->stream)) {
            throw new RuntimeException($text);
        }
    }
}
