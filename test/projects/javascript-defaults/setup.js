// A default for all requests by axios, and none for others; failures of promises end nothing.
const axios = require('axios');

axios.defaults.timeout = 10_000;
process.on('unhandledRejection', (error) => console.error(error.message));
