<?php
// What a class hands to its own methods it hands to those of the classes that add to it, and they to those of this one.
abstract class Transport
{
    abstract protected function length($stream);

    protected function header($stream, $wanted)
    {
        $header = '';
        do {
            $bytes = @fread($stream, $wanted - strlen($header));
//                    ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ unhandled-eof: at once and again and again
            $header .= $bytes;
        } while ($bytes !== false && strlen($header) < $wanted);
        return $header;
    }

    public function ask($host)
    {
        $stream = fsockopen($host, 7, $number, $text, 3);
        if (!$stream) {
            return false;
        }
        return $this->length($stream);
    }
}
