export { instant } from '../app/instant.js';
