<?php
class Duplex extends Transport
{
    protected function length($stream)
    {
        return unpack('N', $this->header($stream, 4));
    }
}
