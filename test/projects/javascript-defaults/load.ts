// What the other file has set holds here.

import fs from 'node:fs';
import axios from 'axios';
import got from 'got';

export async function load(url: string): Promise<string> {
  const { data } = await axios.get(url);
  return data;
}

export function keep(url: string): void {
  axios.get(url).then(({ data }) => fs.writeFileSync('kept', data));
}

export async function other(url: string): Promise<string> {
  return got(url).text();
  //     ^^^^^^^^ missing-read-timeout
}
