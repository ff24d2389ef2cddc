-- The country of a workspace: leads with numbers of this country may be called and greeted, those of others only by choice.
alter table workspaces add column country text;

alter table workspaces no force row level security;
alter table phone_configs no force row level security;
alter table integrations no force row level security;
-- Existing workspaces: the country chosen for numbers without a code, then that of their own number, then the United States.
with codes as (
  select substring(entry from '^[0-9]+') as code, right(entry, 2) as country
    from regexp_split_to_table(btrim('
    1US 7RU 20EG 27ZA 30GR 31NL 32BE 33FR 34ES 36HU 39IT 40RO 41CH 43AT 44GB 45DK 46SE 47NO 48PL 49DE 51PE 52MX 53CU 54AR
    55BR 56CL 57CO 58VE 60MY 61AU 62ID 63PH 64NZ 65SG 66TH 81JP 82KR 84VN 86CN 90TR 91IN 92PK 93AF 94LK 95MM 98IR 211SS
    212MA 213DZ 216TN 218LY 220GM 221SN 222MR 223ML 224GN 225CI 226BF 227NE 228TG 229BJ 230MU 231LR 232SL 233GH 234NG
    235TD 236CF 237CM 238CV 239ST 240GQ 241GA 242CG 243CD 244AO 245GW 246IO 247AC 248SC 249SD 250RW 251ET 252SO 253DJ
    254KE 255TZ 256UG 257BI 258MZ 260ZM 261MG 262RE 263ZW 264NA 265MW 266LS 267BW 268SZ 269KM 290SH 291ER 297AW 298FO
    299GL 350GI 351PT 352LU 353IE 354IS 355AL 356MT 357CY 358FI 359BG 370LT 371LV 372EE 373MD 374AM 375BY 376AD 377MC
    378SM 380UA 381RS 382ME 383XK 385HR 386SI 387BA 389MK 420CZ 421SK 423LI 500FK 501BZ 502GT 503SV 504HN 505NI 506CR
    507PA 508PM 509HT 590GP 591BO 592GY 593EC 594GF 595PY 596MQ 597SR 598UY 599CW 670TL 672NF 673BN 674NR 675PG 676TO
    677SB 678VU 679FJ 680PW 681WF 682CK 683NU 685WS 686KI 687NC 688TV 689PF 690TK 691FM 692MH 850KP 852HK 853MO 855KH
    856LA 880BD 886TW 960MV 961LB 962JO 963SY 964IQ 965KW 966SA 967YE 968OM 970PS 971AE 972IL 973BH 974QA 975BT 976MN
    977NP 992TJ 993TM 994AZ 995GE 996KG 998UZ
    ', E' \n'), E'[ \n]+') as entry
), numbers as (
  select workspace_id, number, 0 as place, id from phone_configs
  union all select workspace_id, from_number, 1, id from integrations where from_number is not null
), found as (
  select distinct on (n.workspace_id) n.workspace_id, c.country
    from numbers n join codes c on n.number like '+' || c.code || '%'
   order by n.workspace_id, n.place, n.id, length(c.code) desc
)
update workspaces w set country = coalesce(w.default_country,
  (select f.country from found f where f.workspace_id = w.workspace_id), 'US');
alter table integrations force row level security;
alter table phone_configs force row level security;
alter table workspaces force row level security;
alter table workspaces alter column country set not null,
  add constraint workspaces_country_check check (country ~ '^[A-Z]{2}$');

create table outreach_limits (
  workspace_id uuid not null,
  id uuid not null,
  other_countries text[],
  cool_down_minutes integer not null,
  daily_per_number integer not null,
  daily_per_address integer not null,
  daily_per_workspace integer not null,
  daily_spend_cents integer not null,
  updated_at timestamptz(3) not null,
  constraint outreach_limits_pkey primary key (workspace_id, id),
  constraint outreach_limits_one_check check (id = workspace_id),
  -- The upper bounds of packages/domain/src/outreach-limits.ts.
  constraint outreach_limits_range_check check (cool_down_minutes between 1 and 10080 and daily_per_number between 1 and 20
    and daily_per_address between 1 and 200 and daily_per_workspace between 1 and 5000
    and daily_spend_cents between 100 and 100000),
  constraint outreach_limits_workspace_id_fkey foreign key (workspace_id)
    references workspaces (workspace_id) on delete cascade on update cascade
);
select protect_workspace_table('outreach_limits');

create table outreach_attempts (
  workspace_id uuid not null,
  id uuid not null,
  kind text not null,
  is_automatic boolean not null,
  number_digest bytea not null,
  address_digest bytea,
  call_id uuid,
  cost_cents integer not null,
  is_cost_reported boolean not null default false,
  at timestamptz(3) not null,
  constraint outreach_attempts_pkey primary key (workspace_id, id),
  constraint outreach_attempts_kind_check check (kind in ('CALL', 'GREETING')),
  constraint outreach_attempts_cost_check check (cost_cents >= 0),
  constraint outreach_attempts_workspace_id_fkey foreign key (workspace_id)
    references workspaces (workspace_id) on delete cascade on update cascade
);
create index outreach_attempts_workspace_id_at_idx on outreach_attempts (workspace_id, at);
create index outreach_attempts_workspace_id_number_digest_at_idx on outreach_attempts (workspace_id, number_digest, at);
create index outreach_attempts_workspace_id_call_id_idx on outreach_attempts (workspace_id, call_id);
select protect_workspace_table('outreach_attempts');

alter table leads
  add column suppressed_kind text,
  add column suppressed_reason text,
  add column suppressed_at timestamptz(3),
  add constraint leads_suppressed_kind_check check (suppressed_kind in ('CALL', 'GREETING')),
  add constraint leads_suppressed_reason_check check (suppressed_reason in ('NUMBER_TYPE_NOT_ALLOWED', 'COUNTRY_NOT_ALLOWED',
    'CALL_RUNNING', 'NUMBER_COOL_DOWN', 'NUMBER_DAILY_LIMIT', 'ADDRESS_DAILY_LIMIT', 'WORKSPACE_DAILY_LIMIT', 'SPEND_LIMIT')),
  add constraint leads_suppressed_check check ((suppressed_kind is null) = (suppressed_at is null)
    and (suppressed_reason is null) = (suppressed_at is null));
create index leads_workspace_id_suppressed_at_idx on leads (workspace_id, suppressed_at);

-- One call in progress per number. Of calls that run at once with one number already, the newest takes the place.
alter table calls add column active_phone text;
alter table calls no force row level security;
alter table contacts no force row level security;
update calls c set active_phone = n.phone
  from (select distinct on (k.workspace_id, k.phone) k.workspace_id, r.id, k.phone
          from calls r join contacts k on k.workspace_id = r.workspace_id and k.id = r.contact_id
         where r.ended_at is null order by k.workspace_id, k.phone, r.created_at desc, r.id desc) n
 where c.workspace_id = n.workspace_id and c.id = n.id;
alter table contacts force row level security;
alter table calls force row level security;
create unique index calls_workspace_id_active_phone_key on calls (workspace_id, active_phone);
alter table calls add constraint calls_active_phone_check check (active_phone is null or ended_at is null);
