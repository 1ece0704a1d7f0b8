import type { Name } from "../sql/definitions.js";

/**
 * What PostgreSQL 15 to 18 comes with, without what runs a text as SQL (`query_to_xml`, `ts_stat`), and what only its own
 * types and operators call. None of them changes a table.
 */
const BUILT_IN = new Set(
  `
  abbrev abs acldefault aclexplode acos acosd acosh age any_value area array_agg array_append array_cat
  array_dims array_fill array_length array_lower array_ndims array_position array_positions array_prepend
  array_remove array_replace array_reverse array_sample array_shuffle array_sort array_to_json array_to_string
  array_to_tsvector array_upper ascii asin asind asinh atan atan2 atan2d atand atanh avg bit bit_and bit_count
  bit_length bit_or bit_xor bool bool_and bool_or box bpchar broadcast btrim cardinality casefold cbrt ceil
  ceiling center char char_length character_length chr cidr circle clock_timestamp coalesce col_description
  concat concat_ws convert convert_from convert_to corr cos cosd cosh cot cotd count covar_pop covar_samp crc32
  crc32c cume_dist current_database current_query current_schema current_schemas current_setting current_user
  currval date date_add date_bin date_part date_subtract date_trunc datemultirange daterange decode degrees
  dense_rank diagonal diameter div encode enum_first enum_last enum_range erf erfc every exp extract factorial
  first_value float4 float8 floor format format_type gamma gcd gen_random_uuid generate_series
  generate_subscripts get_bit get_byte get_current_ts_config getdatabaseencoding greatest
  has_any_column_privilege has_column_privilege has_database_privilege has_foreign_data_wrapper_privilege
  has_function_privilege has_language_privilege has_parameter_privilege has_schema_privilege
  has_sequence_privilege has_server_privilege has_table_privilege has_tablespace_privilege has_type_privilege
  hashtext hashtextextended height host hostmask inet_client_addr inet_client_port inet_server_addr
  inet_server_port initcap int2 int4 int4multirange int4range int8 int8multirange int8range interval
  is_normalized isclosed isempty isfinite ishorizontal isopen isparallel isperp isvertical json_agg
  json_array_elements json_array_elements_text json_array_length json_build_array json_build_object json_each
  json_each_text json_object json_object_agg json_object_keys json_populate_record json_populate_recordset
  json_scalar json_serialize json_strip_nulls json_to_record json_to_recordset json_to_tsvector json_typeof
  jsonb_agg jsonb_array_elements jsonb_array_elements_text jsonb_array_length jsonb_build_array
  jsonb_build_object jsonb_each jsonb_each_text jsonb_insert jsonb_object jsonb_object_agg jsonb_object_keys
  jsonb_path_exists jsonb_path_exists_tz jsonb_path_match jsonb_path_match_tz jsonb_path_query
  jsonb_path_query_array jsonb_path_query_array_tz jsonb_path_query_first jsonb_path_query_first_tz
  jsonb_path_query_tz jsonb_populate_record jsonb_populate_recordset jsonb_pretty jsonb_set jsonb_set_lax
  jsonb_strip_nulls jsonb_to_record jsonb_to_recordset jsonb_to_tsvector jsonb_typeof justify_days justify_hours
  justify_interval lag last_value lastval lcm lead least left length lgamma like like_escape line ln log log10
  lower lower_inc lower_inf lpad lseg ltrim macaddr macaddr8 macaddr8_set7bit make_date make_interval make_time
  make_timestamp make_timestamptz makeaclitem masklen max md5 min min_scale mod mode money multirange mxid_age
  name netmask network nextval normalize notlike now npoints nth_value ntile nullif num_nonnulls num_nulls
  numeric nummultirange numnode numrange obj_description octet_length oid oidvectortypes overlaps overlay
  parse_ident path percent_rank percentile_cont percentile_disc phraseto_tsquery pi plainto_tsquery point polygon
  position pow power querytree quote_ident quote_literal quote_nullable radians radius random random_normal
  range_agg range_intersect_agg range_merge rank regclass regexp_count regexp_instr regexp_like regexp_match
  regexp_matches regexp_replace regexp_split_to_array regexp_split_to_table regexp_substr regr_avgx regr_avgy
  regr_count regr_intercept regr_r2 regr_slope regr_sxx regr_sxy regr_syy repeat replace reverse right round
  row_number row_security_active row_to_json rpad rtrim scale session_user set_bit set_byte set_config
  set_masklen setseed setval setweight sha224 sha256 sha384 sha512 shobj_description sign similar_escape
  similar_to_escape sin sind sinh slope split_part sqrt starts_with statement_timestamp stddev stddev_pop
  stddev_samp string_agg string_to_array string_to_table strip strpos substr substring sum tan tand tanh text
  time timeofday timestamp timestamptz timetz timezone to_ascii to_bin to_char to_date to_hex to_json to_jsonb
  to_number to_oct to_regclass to_regcollation to_regnamespace to_regoper to_regoperator to_regproc
  to_regprocedure to_regrole to_regtype to_timestamp to_tsquery to_tsvector transaction_timestamp translate
  trim_array trim_scale trunc ts_debug ts_delete ts_filter ts_headline ts_lexize ts_parse ts_rank ts_rank_cd
  ts_token_type tsmultirange tsquery_phrase tsrange tstzmultirange tstzrange tsvector_to_array txid_current
  txid_current_if_assigned txid_current_snapshot txid_snapshot_xip txid_snapshot_xmax txid_snapshot_xmin
  txid_status txid_visible_in_snapshot unistr unnest upper upper_inc upper_inf uuid_extract_timestamp
  uuid_extract_version uuidv4 uuidv7 var_pop var_samp varbit varchar variance version websearch_to_tsquery width
  width_bucket xid xml xml_is_well_formed xml_is_well_formed_content xml_is_well_formed_document xmlagg
  xmlcomment xmlexists xmlvalidate xpath xpath_exists
  `
    .trim()
    .split(/\s+/),
);

/** Of the extensions that come with PostgreSQL. */
const OF_EXTENSIONS = new Set(
  `akeys avals crypt daitch_mokotoff digest dmetaphone earth_distance gen_random_bytes gen_salt hmac hstore hstore_to_json
  hstore_to_jsonb levenshtein ll_to_earth metaphone show_trgm similarity soundex strict_word_similarity unaccent
  uuid_generate_v1 uuid_generate_v1mc uuid_generate_v3 uuid_generate_v4 uuid_generate_v5 uuid_nil word_similarity`.split(
    /\s+/,
  ),
);

/** Others count as unknown. */
export function isOrdinaryFunction({ schema, name }: Name): boolean {
  const isBuiltIn = schema === undefined || schema === "pg_catalog";
  // The prefix is the system's: advisory locks, sleeps, looks into the catalogue.
  if (isBuiltIn && (BUILT_IN.has(name) || name.startsWith("pg_"))) return true;
  // People install them into a schema of their own.
  return schema !== "pg_catalog" && OF_EXTENSIONS.has(name);
}
