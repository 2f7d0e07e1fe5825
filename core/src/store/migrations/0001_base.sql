-- Schema 1: one street and more in one file.
-- Every table begins its key with the street (nine digits of its division code), so that a cluster can distribute by it.
-- Times are milliseconds since 1970 UTC, dates are integers YYYYMMDD, identifiers are the 16 bytes of a UUIDv7.
-- `serial` is the engine's own row key; it orders rows and joins the text index, and never leaves the library.

CREATE TABLE schema_migration (
    number     BIGINT NOT NULL PRIMARY KEY,
    name       TEXT   NOT NULL,
    applied_at BIGINT NOT NULL
);

-- One row a street: what the in-memory copies of configuration compare themselves with.
CREATE TABLE street (
    street     TEXT   NOT NULL PRIMARY KEY,
    created_at BIGINT NOT NULL,
    rules      BIGINT NOT NULL,             -- bumped by every change of rules, calendars, categories, offices, routing
    places     BIGINT NOT NULL,             -- bumped by every change of grids
    grants     BIGINT NOT NULL,             -- bumped by every change of grants
    case_day   BIGINT NOT NULL DEFAULT 0,   -- the day of the last case number
    case_last  BIGINT NOT NULL DEFAULT 0,   -- the running number of that day
    text_case  BIGINT NOT NULL DEFAULT 0    -- cases up to this serial are in the text index
);

-- Ledger ------------------------------------------------------------------------------------------------------------

CREATE TABLE event (
    street       TEXT   NOT NULL,
    sequence     BIGINT NOT NULL,           -- 1, 2, 3 … without a gap
    at           BIGINT NOT NULL,
    actor        TEXT   NOT NULL,
    operation    TEXT   NOT NULL,           -- area.verb
    subject_kind TEXT   NOT NULL,           -- the record's kind: case, resident …
    subject      BYTEA  NOT NULL,           -- the record's identifier or code
    before       BYTEA,                     -- SM3 of the record before; NULL when it was new
    after        BYTEA,                     -- SM3 of the record after; NULL when it is gone
    body         TEXT   NOT NULL,           -- what the fact says, without personal data
    hash         BYTEA  NOT NULL,           -- SM3 over the previous hash and all of the above
    PRIMARY KEY (street, sequence)
) WITHOUT ROWID;
CREATE INDEX event_subject ON event (street, subject, sequence);

CREATE TABLE counter (
    street  TEXT   NOT NULL,
    measure TEXT   NOT NULL,                -- case.state, case.submitted, resident …
    area    TEXT   NOT NULL,                -- grid code, or the street for the total
    day     BIGINT NOT NULL,                -- 0 for a stock
    kind    TEXT   NOT NULL,
    state   TEXT   NOT NULL,
    value   BIGINT NOT NULL,
    PRIMARY KEY (street, measure, area, day, kind, state)
) WITHOUT ROWID;

CREATE TABLE request_key (
    street    TEXT   NOT NULL,
    operation TEXT   NOT NULL,
    key       TEXT   NOT NULL,
    digest    BYTEA  NOT NULL,              -- SM3 of the request, so that a key can't be used for another one
    response  TEXT   NOT NULL,
    at        BIGINT NOT NULL,
    PRIMARY KEY (street, operation, key)
) WITHOUT ROWID;

-- Access ------------------------------------------------------------------------------------------------------------

CREATE TABLE access_grant (
    street     TEXT   NOT NULL,
    id         BYTEA  NOT NULL,
    actor      TEXT   NOT NULL,
    role       TEXT   NOT NULL,
    scope_kind TEXT   NOT NULL,             -- division, grid, office
    scope      TEXT   NOT NULL,
    sensitive  BIGINT NOT NULL,             -- 1: may see sensitive fields, for a purpose
    valid_from BIGINT NOT NULL,
    valid_to   BIGINT,
    revoked_at BIGINT,
    granted_by TEXT   NOT NULL,
    revision   BIGINT NOT NULL,
    PRIMARY KEY (street, id)
) WITHOUT ROWID;

CREATE TABLE read_log (
    street       TEXT   NOT NULL,
    sequence     BIGINT NOT NULL,
    at           BIGINT NOT NULL,
    actor        TEXT   NOT NULL,
    role         TEXT   NOT NULL,
    operation    TEXT   NOT NULL,
    subject_kind TEXT   NOT NULL,
    subject      BYTEA  NOT NULL,
    fields       TEXT   NOT NULL,
    purpose      TEXT   NOT NULL,
    PRIMARY KEY (street, sequence)
) WITHOUT ROWID;
CREATE INDEX read_log_subject ON read_log (street, subject, sequence);

-- Rules and calendars -----------------------------------------------------------------------------------------------

CREATE TABLE rule_override (
    street       TEXT   NOT NULL,
    id           BYTEA  NOT NULL,
    rule         TEXT   NOT NULL,
    parameter    TEXT   NOT NULL,
    value        TEXT   NOT NULL,
    jurisdiction TEXT   NOT NULL,
    valid_from   BIGINT NOT NULL,
    valid_to     BIGINT,
    reason       TEXT   NOT NULL,
    actor        TEXT   NOT NULL,
    at           BIGINT NOT NULL,
    PRIMARY KEY (street, id)
) WITHOUT ROWID;

CREATE TABLE calendar_year (
    street TEXT   NOT NULL,
    year   BIGINT NOT NULL,
    body   TEXT   NOT NULL,                 -- the document of calendar.put_year
    PRIMARY KEY (street, year)
) WITHOUT ROWID;

CREATE TABLE setting (
    street TEXT NOT NULL,
    name   TEXT NOT NULL,
    body   TEXT NOT NULL,
    PRIMARY KEY (street, name)
) WITHOUT ROWID;

-- Places and people -------------------------------------------------------------------------------------------------

CREATE TABLE division (
    street     TEXT   NOT NULL,
    code       TEXT   NOT NULL,             -- twelve digits
    name       TEXT   NOT NULL,
    level      TEXT   NOT NULL,
    parent     TEXT   NOT NULL,
    valid_from BIGINT,
    valid_to   BIGINT,
    revision   BIGINT NOT NULL,
    PRIMARY KEY (street, code)
) WITHOUT ROWID;

CREATE TABLE grid (
    street     TEXT   NOT NULL,
    code       TEXT   NOT NULL,             -- fifteen digits
    community  TEXT   NOT NULL,
    name       TEXT   NOT NULL,
    kind       TEXT   NOT NULL,             -- basic, dedicated
    phone      TEXT,                        -- supervision telephone, published
    area_m2    BIGINT NOT NULL,
    households BIGINT,
    closed_on  BIGINT,
    revision   BIGINT NOT NULL,
    PRIMARY KEY (street, code)
) WITHOUT ROWID;

CREATE TABLE grid_boundary (
    street     TEXT   NOT NULL,
    grid       TEXT   NOT NULL,
    valid_from BIGINT NOT NULL,
    valid_to   BIGINT,                      -- the first day on which it no longer holds
    datum      TEXT   NOT NULL,             -- the datum it was given in; stored as CGCS2000
    boundary   TEXT   NOT NULL,             -- rings of [longitude, latitude] in 1e-7 degree
    west       BIGINT NOT NULL,             -- the box around it, in 1e-7 degree
    south      BIGINT NOT NULL,
    east       BIGINT NOT NULL,
    north      BIGINT NOT NULL,
    PRIMARY KEY (street, grid, valid_from)
) WITHOUT ROWID;

CREATE TABLE grid_post (
    street     TEXT   NOT NULL,
    id         BYTEA  NOT NULL,
    grid       TEXT   NOT NULL,
    post       TEXT   NOT NULL,             -- leader, worker
    actor      TEXT   NOT NULL,
    name       TEXT   NOT NULL,
    phone      TEXT,
    valid_from BIGINT NOT NULL,
    valid_to   BIGINT,
    revision   BIGINT NOT NULL,
    PRIMARY KEY (street, id)
) WITHOUT ROWID;
CREATE INDEX grid_post_grid ON grid_post (street, grid, valid_from);

CREATE TABLE compound (
    street     TEXT   NOT NULL,
    id         BYTEA  NOT NULL,
    community  TEXT   NOT NULL,
    name       TEXT   NOT NULL,
    address    TEXT   NOT NULL,
    management TEXT   NOT NULL,             -- property_firm, red_property, self_managed, unmanaged, unknown
    longitude  DOUBLE PRECISION,
    latitude   DOUBLE PRECISION,
    datum      TEXT,
    text_key   BIGINT NOT NULL,
    revision   BIGINT NOT NULL,
    PRIMARY KEY (street, id)
) WITHOUT ROWID;
CREATE INDEX compound_community ON compound (street, community, name);

CREATE TABLE building (
    street    TEXT   NOT NULL,
    id        BYTEA  NOT NULL,
    compound  BYTEA,
    community TEXT   NOT NULL,
    grid      TEXT,
    name      TEXT   NOT NULL,
    address   TEXT   NOT NULL,
    floors    BIGINT,
    units     BIGINT,
    longitude DOUBLE PRECISION,
    latitude  DOUBLE PRECISION,
    datum     TEXT,
    text_key  BIGINT NOT NULL,
    revision  BIGINT NOT NULL,
    PRIMARY KEY (street, id)
) WITHOUT ROWID;
CREATE INDEX building_compound ON building (street, compound, name);
CREATE INDEX building_grid ON building (street, grid, name);
CREATE UNIQUE INDEX building_address ON building (street, address);

CREATE TABLE dwelling (
    street   TEXT   NOT NULL,
    id       BYTEA  NOT NULL,
    building BYTEA  NOT NULL,
    unit     TEXT   NOT NULL,               -- 单元, '' where there is none
    floor    BIGINT,
    room     TEXT   NOT NULL,               -- 户室
    usage    TEXT   NOT NULL,               -- residential, commercial, office, other
    area_cm2 BIGINT,
    batch    BYTEA,                         -- the import that brought it
    revision BIGINT NOT NULL,
    PRIMARY KEY (street, id)
) WITHOUT ROWID;
CREATE UNIQUE INDEX dwelling_room ON dwelling (street, building, unit, room);

CREATE TABLE household (
    street   TEXT   NOT NULL,
    id       BYTEA  NOT NULL,
    dwelling BYTEA  NOT NULL,
    number   TEXT,                          -- 户号; NULL when not known
    kind     TEXT   NOT NULL,               -- family, collective
    batch    BYTEA,                         -- the import that brought it
    revision BIGINT NOT NULL,
    PRIMARY KEY (street, id)
) WITHOUT ROWID;
CREATE INDEX household_dwelling ON household (street, dwelling);
CREATE UNIQUE INDEX household_number ON household (street, number) WHERE number IS NOT NULL;

CREATE TABLE resident (
    serial    INTEGER PRIMARY KEY,
    street    TEXT    NOT NULL,
    id        BYTEA   NOT NULL,
    name      TEXT    NOT NULL,
    number    TEXT,                         -- 公民身份号码
    sex       BIGINT  NOT NULL,
    birth     BIGINT,
    phone     TEXT,
    ethnic    TEXT,
    residence TEXT    NOT NULL,             -- registered, permanent, floating
    household BYTEA,
    relation  TEXT,                         -- relation to the head, GB/T 4761
    dwelling  BYTEA,
    community TEXT    NOT NULL,
    grid      TEXT,
    since     BIGINT,                       -- residence from
    until     BIGINT,                       -- residence to
    batch     BYTEA,                        -- the import that brought it
    state     TEXT    NOT NULL,             -- living, moved, deceased
    revision  BIGINT  NOT NULL
);
CREATE UNIQUE INDEX resident_id ON resident (street, id);
CREATE UNIQUE INDEX resident_number ON resident (street, number) WHERE number IS NOT NULL;
CREATE INDEX resident_dwelling ON resident (street, dwelling) WHERE dwelling IS NOT NULL;
CREATE INDEX resident_grid ON resident (street, grid);
CREATE INDEX resident_birth ON resident (street, birth) WHERE birth IS NOT NULL;
CREATE INDEX resident_phone ON resident (street, phone) WHERE phone IS NOT NULL;
CREATE INDEX resident_batch ON resident (street, batch) WHERE batch IS NOT NULL;

CREATE TABLE enterprise (
    street         TEXT   NOT NULL,
    id             BYTEA  NOT NULL,
    credit_code    TEXT   NOT NULL,
    name           TEXT   NOT NULL,
    kind           TEXT   NOT NULL,         -- enterprise, self_employed, cooperative, public_institution, social_organisation, other
    representative TEXT,
    phone          TEXT,
    address        TEXT   NOT NULL,
    community      TEXT   NOT NULL,
    grid           TEXT,
    employees      BIGINT,
    state          TEXT   NOT NULL,         -- open, closed
    text_key       BIGINT NOT NULL,
    revision       BIGINT NOT NULL,
    PRIMARY KEY (street, id)
) WITHOUT ROWID;
CREATE UNIQUE INDEX enterprise_code ON enterprise (street, credit_code);
CREATE INDEX enterprise_grid ON enterprise (street, grid, name);

-- The texts of compounds, buildings and enterprises: text_key of the record is the serial here.
CREATE TABLE place_text (
    serial INTEGER PRIMARY KEY,
    street TEXT  NOT NULL,
    kind   TEXT  NOT NULL,
    id     BYTEA NOT NULL,
    text   TEXT  NOT NULL
);

CREATE TABLE import_batch (
    street    TEXT   NOT NULL,
    id        BYTEA  NOT NULL,
    kind      TEXT   NOT NULL,
    file_name TEXT   NOT NULL,
    at        BIGINT NOT NULL,
    actor     TEXT   NOT NULL,
    read      BIGINT NOT NULL,
    accepted  BIGINT NOT NULL,
    rejected  BIGINT NOT NULL,
    undone_at BIGINT,
    PRIMARY KEY (street, id)
) WITHOUT ROWID;

-- Cases -------------------------------------------------------------------------------------------------------------

CREATE TABLE office (
    street     TEXT   NOT NULL,
    code       TEXT   NOT NULL,
    name       TEXT   NOT NULL,
    kind       TEXT   NOT NULL,             -- street_office, station, community, department
    successor  TEXT,                        -- takes over what reaches a closed office
    valid_from BIGINT,
    valid_to   BIGINT,
    revision   BIGINT NOT NULL,
    PRIMARY KEY (street, code)
) WITHOUT ROWID;

CREATE TABLE category (
    street   TEXT   NOT NULL,
    code     TEXT   NOT NULL,
    parent   TEXT,
    name     TEXT   NOT NULL,
    tier     TEXT   NOT NULL,               -- emergency, urgent, ordinary, complex
    own_limit TEXT,                         -- own limit instead of the tier's, such as '4 working_hour'
    active   BIGINT NOT NULL,
    revision BIGINT NOT NULL,
    PRIMARY KEY (street, code)
) WITHOUT ROWID;

CREATE TABLE routing_rule (
    street   TEXT   NOT NULL,
    id       BYTEA  NOT NULL,
    category TEXT,                          -- NULL: every category
    area     TEXT,                          -- prefix of the grid or community code; NULL: the whole street
    office   TEXT   NOT NULL,
    priority BIGINT NOT NULL,
    active   BIGINT NOT NULL,
    revision BIGINT NOT NULL,
    PRIMARY KEY (street, id)
) WITHOUT ROWID;

CREATE TABLE case_file (
    serial            INTEGER PRIMARY KEY,
    street            TEXT    NOT NULL,
    id                BYTEA   NOT NULL,
    number            TEXT    NOT NULL,
    state             TEXT    NOT NULL,
    outcome           TEXT,
    kind              TEXT    NOT NULL,
    channel           TEXT    NOT NULL,
    category          TEXT    NOT NULL,
    tier              TEXT    NOT NULL,
    title             TEXT    NOT NULL,
    description       TEXT    NOT NULL,
    address           TEXT    NOT NULL,
    longitude         DOUBLE PRECISION,
    latitude          DOUBLE PRECISION,
    datum             TEXT,
    community         TEXT,
    grid              TEXT,
    office            TEXT,
    routing           TEXT    NOT NULL,     -- why it was routed so: the rule's identifier, or a word
    anonymous         BIGINT  NOT NULL,
    reporter_name     TEXT,
    reporter_phone    TEXT,
    reporter_resident BYTEA,
    external_number   TEXT,
    submitted_by      TEXT    NOT NULL,
    submitted_at      BIGINT  NOT NULL,
    verified_at       BIGINT,
    filed_at          BIGINT,
    dispatched_at     BIGINT,               -- last dispatch
    ordered_at        BIGINT,               -- first dispatch
    accept_due_at     BIGINT,
    accepted_at       BIGINT,
    in_time           BIGINT,               -- 1: the first order was accepted within its limit
    handler           TEXT,
    due_at            BIGINT,
    handling_limit    TEXT,                 -- the limit in force, such as '7 working_day'
    suspended_at      BIGINT,
    reported_at       BIGINT,
    reported_by       TEXT,
    inspected_at      BIGINT,
    closed_at         BIGINT,
    on_time           BIGINT,               -- 1: reported within the limit
    overdue           BIGINT  NOT NULL,     -- 1: found overdue by the sweep
    followed_up_at    BIGINT,
    reached           BIGINT,
    resolved          BIGINT,
    satisfaction      TEXT,
    returns           BIGINT  NOT NULL,
    reworks           BIGINT  NOT NULL,
    reopens           BIGINT  NOT NULL,
    extensions        BIGINT  NOT NULL,
    extended_days     BIGINT  NOT NULL,
    arbitrated        BIGINT  NOT NULL,
    revision          BIGINT  NOT NULL
);
CREATE UNIQUE INDEX case_id ON case_file (street, id);
CREATE UNIQUE INDEX case_number ON case_file (street, number);
CREATE INDEX case_grid ON case_file (street, grid, serial);
CREATE INDEX case_office ON case_file (street, office, serial) WHERE office IS NOT NULL;
CREATE INDEX case_due ON case_file (street, due_at) WHERE due_at IS NOT NULL AND closed_at IS NULL;
CREATE INDEX case_open ON case_file (street, state, serial) WHERE closed_at IS NULL;
CREATE UNIQUE INDEX case_external ON case_file (street, external_number) WHERE external_number IS NOT NULL;

CREATE TABLE case_pause (
    street     TEXT   NOT NULL,
    case_id    BYTEA  NOT NULL,
    started_at BIGINT NOT NULL,
    ended_at   BIGINT,
    reason     TEXT   NOT NULL,
    PRIMARY KEY (street, case_id, started_at)
) WITHOUT ROWID;

-- Text indexes of SQLite: pieces of two characters, without a copy of the text. The pieces come cut and in lower case, so
-- the plainest tokenizer will do. The text of a case never changes: its index need not know how to forget.
CREATE VIRTUAL TABLE case_search USING fts5(pieces, content='', columnsize=0, detail=none, tokenize='ascii');
CREATE VIRTUAL TABLE resident_search USING fts5(pieces, content='', contentless_delete=1, detail=none, tokenize='ascii');
CREATE VIRTUAL TABLE place_search USING fts5(pieces, content='', contentless_delete=1, detail=none, tokenize='ascii');

-- What the planner must know of any street: the first column of an index, the street, tells no rows apart. Without it a
-- page of a list would be gathered and sorted out of the whole street. Rows, then rows for each distinct prefix.
ANALYZE sqlite_schema;
INSERT INTO sqlite_stat1(tbl, idx, stat) VALUES
    ('event', 'event', '5000000 5000000 1'),
    ('event', 'event_subject', '5000000 5000000 5 1'),
    ('read_log', 'read_log', '100000 100000 1'),
    ('read_log', 'read_log_subject', '100000 100000 5 1'),
    ('grid_post', 'grid_post', '1000 1000 1'),
    ('grid_post', 'grid_post_grid', '1000 1000 4 1'),
    ('compound', 'compound', '500 500 1'),
    ('compound', 'compound_community', '500 500 50 1'),
    ('building', 'building', '5000 5000 1'),
    ('building', 'building_compound', '5000 5000 10 1'),
    ('building', 'building_grid', '5000 5000 20 1'),
    ('building', 'building_address', '5000 5000 1'),
    ('dwelling', 'dwelling', '400000 400000 1'),
    ('dwelling', 'dwelling_room', '400000 400000 80 20 1'),
    ('household', 'household', '400000 400000 1'),
    ('household', 'household_dwelling', '400000 400000 1'),
    ('household', 'household_number', '400000 400000 1'),
    ('resident', 'resident_id', '1000000 1000000 1'),
    ('resident', 'resident_number', '1000000 1000000 1'),
    ('resident', 'resident_dwelling', '1000000 1000000 3'),
    ('resident', 'resident_grid', '1000000 1000000 2000'),
    ('resident', 'resident_birth', '1000000 1000000 30'),
    ('resident', 'resident_phone', '1000000 1000000 1'),
    ('resident', 'resident_batch', '1000000 1000000 20000'),
    ('enterprise', 'enterprise', '20000 20000 1'),
    ('enterprise', 'enterprise_code', '20000 20000 1'),
    ('enterprise', 'enterprise_grid', '20000 20000 50 1'),
    ('case_file', 'case_id', '1000000 1000000 1'),
    ('case_file', 'case_number', '1000000 1000000 1'),
    ('case_file', 'case_grid', '1000000 1000000 2000 1'),
    ('case_file', 'case_office', '1000000 1000000 50000 1'),
    ('case_file', 'case_due', '5000 5000 1'),
    ('case_file', 'case_open', '20000 20000 2000 1'),
    ('case_file', 'case_external', '100000 100000 1');
ANALYZE sqlite_schema;
