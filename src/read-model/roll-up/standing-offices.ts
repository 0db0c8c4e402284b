/**
 * Two times are kept apart. Named parameters: `until`, an instant: nothing recorded after it is known; `on`, a day in China, with its end
 * `onEnd`: how things stood then is asked.
 *
 * An office's place is that of the last event that was known and in effect by the day. What is registered here later existed before, as far
 * as anyone knows, so a registration holds from the beginning.
 */
const standing = (id: string) => `(SELECT max(revision) FROM office_versions WHERE id = ${id} AND at <= @until AND in_effect_on <= @on)`;

const versions = (alias: string) => `office_versions AS ${alias} WHERE ${alias}.id = v.id`;

/** Names have no day of their own: the one that was recorded by then. */
const name = `(SELECT n.name FROM ${versions('n')} AND n.at <= @until AND (n.at <= @onEnd OR n.revision = 1) ORDER BY n.revision DESC LIMIT 1)`;
const lastKnown = (column: string) => `(SELECT l.${column} FROM ${versions('l')} AND l.at <= @until ORDER BY l.revision DESC LIMIT 1)`;

const columns = `v.id, ${name} AS name, v.uscc, v.region, v.parent_id AS parentId, v.kind, v.level, v.vertical, v.founded_on AS foundedOn,
  (SELECT r.at FROM ${versions('r')} AND r.revision = 1) AS registeredAt,
  (SELECT min(d.at) FROM ${versions('d')} AND d.dissolved = 1 AND d.at <= @until) AS dissolvedAt,
  ${lastKnown('dissolved_on')} AS dissolvedOn`;

/** Every office known at `until`. */
export const allStanding = `
  SELECT ${columns}, 0 AS apart
  FROM (SELECT id FROM office_versions WHERE revision = 1 AND at <= @until) AS known
  JOIN office_versions AS v ON v.id = known.id AND v.revision = ${standing('known.id')}
  ORDER BY v.id`;

/** Every office known at `until` that has had a 统一社会信用代码 which another one has had too. */
export const standingTwins = `
  SELECT ${columns}, 0 AS apart
  FROM (
    SELECT DISTINCT id FROM office_versions WHERE at <= @until AND uscc IN (
      SELECT uscc FROM office_versions WHERE uscc IS NOT NULL AND at <= @until GROUP BY uscc HAVING count(DISTINCT id) > 1
    )
  ) AS known
  JOIN office_versions AS v ON v.id = known.id AND v.revision = ${standing('known.id')}
  ORDER BY v.id`;

/** The office `top` with all below it; of those led by their own system only the first. */
export const standingBelow = `
  WITH RECURSIVE tree (id, vertical, apart) AS (
    SELECT v.id, v.vertical, 0 FROM office_versions AS v WHERE v.id = @top AND v.revision = ${standing('v.id')}
    UNION
    SELECT v.id, v.vertical, v.vertical = 1 AND tree.vertical = 0
    FROM tree JOIN office_versions AS v ON v.parent_id = tree.id
    WHERE tree.apart = 0 AND v.id <> @top AND v.revision = ${standing('v.id')}
  )
  SELECT ${columns}, tree.apart
  FROM tree JOIN office_versions AS v ON v.id = tree.id AND v.revision = ${standing('tree.id')}
  ORDER BY v.id`;
