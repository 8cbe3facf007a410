/** The version of the program that runs. */
import manifest from '../../package.json';

export const { version } = manifest;
