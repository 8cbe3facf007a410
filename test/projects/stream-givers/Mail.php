<?php

class Mail extends Protocol
{
    public function connect(string $host): void
    {
        $this->stream = $this->createStream($host, 143);
    }

    public function line(): string
    {
        $line = '';
        while (($next = fread($this->stream, 1)) !== false && $next !== "\n") {
//                      ^^^^^^^^^^^^^^^^^^^^^^^ unhandled-eof
            $line .= $next;
        }
        return $line;
    }

    public function quit(): void
    {
        fwrite($this->stream, "QUIT\r\n");
//      ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ unchecked-send [fix]
        fclose($this->stream);
    }

    public function wholeLine(): string
    {
        $line = '';
        while (($next = fread($this->stream, 1)) !== false && $next !== "\n" && $next !== '') {
            $line .= $next;
        }
        return $line;
    }
}

class Archive extends Folder
{
    public function line(): string
    {
        $line = '';
        while (($next = fread($this->stream, 1)) !== false && $next !== "\n") {
            $line .= $next;
        }
        return $line;
    }
}
