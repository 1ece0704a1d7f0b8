import * as v from "valibot";
import type { Room } from "../connections.js";
import type { MysqlSession } from "../session/mysql-session.js";

const seen = v.object({ max: v.number(), ofAccount: v.number(), used: v.string() });

export async function roomOf({ row, isMariadb, account }: MysqlSession): Promise<Room> {
  const status = `${isMariadb ? "information_schema" : "performance_schema"}.global_status`;
  const { max, ofAccount, used } = await row(
    seen,
    `SELECT @@max_connections AS max, @@max_user_connections AS ofAccount,
       (SELECT variable_value FROM ${status} WHERE variable_name = 'Threads_connected') AS used`,
  );
  // 0 is no limit.
  const isOfAccount = ofAccount > 0 && ofAccount < max;
  return {
    connections: isOfAccount ? ofAccount : max,
    because: isOfAccount ? `MAX_USER_CONNECTIONS of ${account.shown}` : `max_connections ${max}`,
    raise: isOfAccount
      ? `ALTER USER ${account.quoted} WITH MAX_USER_CONNECTIONS ${ofAccount * 2};`
      : `SET GLOBAL max_connections = ${max * 2};  -- and in my.cnf, [mysqld]`,
    used: Number(used),
  };
}
