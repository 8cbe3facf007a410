<?php

// What the stream is, those say that extend this.
abstract class Reader
{
    protected $stream;

    protected function bytes(int $length): string
    {
        $data = '';
        while ($length > 0 && false !== ($part = \fread($this->stream, $length))) {
//                                               ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ unhandled-eof
            $length -= \strlen($part);
            $data .= $part;
        }
        return $data;
    }

    protected function bytesUntilTheEnd(int $length): string
    {
        $data = '';
        while ($length > 0) {
            $part = \fread($this->stream, $length);
            if ($part === false || $part === '') {
                throw new RuntimeException('the peer is gone');
            }
            $length -= \strlen($part);
            $data .= $part;
        }
        return $data;
    }
}
