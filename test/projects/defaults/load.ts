// Nothing bounds this request: the default is set in a program of another language.
import axios from 'axios';

export async function load(url: string): Promise<string> {
  const { data } = await axios.get(url);
  //                     ^^^^^^^^^^^^^^ missing-read-timeout [fix]
  return data;
}
