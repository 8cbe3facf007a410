<?php
// A method gives what another one gives that has made it, and what is read goes to a parser that never hears of the end.
class Frames
{
    private $connection;
    private $parser;

    public function connect()
    {
        $this->connection = $this->open();
    }

    protected function open()
    {
        return $this->dial('example.com');
    }

    protected function dial($host)
    {
        $socket = @fsockopen($host, 61613, $number, $text, 3);
        if (!is_resource($socket)) {
            throw new RuntimeException($text);
        }
        return $socket;
    }

    public function next()
    {
        do {
            $bytes = @fread($this->connection, 1024);
//                    ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ unhandled-eof: at once and again and again
            if ($bytes === false) {
                throw new RuntimeException('lost');
            }
            $this->parser->add($bytes);
        } while (!$this->parser->parse());
        return $this->parser->frame();
    }

    public function nextOrNone()
    {
        do {
            $bytes = @fread($this->connection, 1024);
            if ($bytes === false || $bytes === '') {
                throw new RuntimeException('lost');
            }
            $this->parser->add($bytes);
        } while (!$this->parser->parse());
        return $this->parser->frame();
    }
}
