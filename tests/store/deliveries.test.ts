import { deliveriesSuite } from './deliveries-suite.ts';
import { openInMemory, openOnDisk } from './embedded.ts';

deliveriesSuite('SQLite in memory', openInMemory);
deliveriesSuite('SQLite on disk', openOnDisk);
