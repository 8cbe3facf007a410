<?php

abstract class Protocol
{
    protected $stream;

    protected function createStream(string $host, int $port)
    {
        $stream = stream_socket_client("tcp://$host:$port", $code, $text, 10);
        if (!$stream) {
            throw new RuntimeException($text, $code);
        }
        return $stream;
    }
}
