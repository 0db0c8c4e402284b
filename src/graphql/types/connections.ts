import { AuditEntry } from './audit.js';
import { connectionOf } from './connection.js';
import { Office } from './office.js';
import { Report } from './report.js';
import { Revision } from './revision.js';

export const ReportConnection = connectionOf('Report', Report);
export const OfficeConnection = connectionOf('Office', Office);
export const RevisionConnection = connectionOf('Revision', Revision);
export const AuditConnection = connectionOf('AuditEntry', AuditEntry);
