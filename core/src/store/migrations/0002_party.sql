-- Schema 2: Party organisations, their members and their life, and joint governance.
-- Records are documents (`body`) beside the columns that they are found by; `verify` holds the columns against the document.

ALTER TABLE street ADD COLUMN party BIGINT NOT NULL DEFAULT 0;  -- bumped by every change of Party organisations

-- Organisations -----------------------------------------------------------------------------------------------------

CREATE TABLE party_organisation (
    street TEXT  NOT NULL,
    id     BYTEA NOT NULL,
    state  TEXT  NOT NULL,              -- applied, approved, refused, active, dissolved
    body   TEXT  NOT NULL,
    PRIMARY KEY (street, id)
) WITHOUT ROWID;

CREATE TABLE party_post (
    street       TEXT   NOT NULL,
    id           BYTEA  NOT NULL,
    organisation BYTEA  NOT NULL,
    member       BYTEA  NOT NULL,
    valid_from   BIGINT NOT NULL,
    valid_to     BIGINT,                -- the last day
    body         TEXT   NOT NULL,
    PRIMARY KEY (street, id)
) WITHOUT ROWID;
CREATE INDEX party_post_organisation ON party_post (street, organisation, valid_from);
CREATE INDEX party_post_member ON party_post (street, member, valid_from);

CREATE TABLE party_hub (
    street       TEXT   NOT NULL,
    id           BYTEA  NOT NULL,
    organisation BYTEA  NOT NULL,
    member       BYTEA  NOT NULL,
    valid_from   BIGINT NOT NULL,
    valid_to     BIGINT,                -- the last day
    body         TEXT   NOT NULL,
    PRIMARY KEY (street, id)
) WITHOUT ROWID;
CREATE INDEX party_hub_organisation ON party_hub (street, organisation, valid_from);
CREATE INDEX party_hub_member ON party_hub (street, member, valid_from);

CREATE TABLE party_scheme (
    street     TEXT   NOT NULL,
    id         BYTEA  NOT NULL,
    kind       TEXT   NOT NULL,         -- vertical_leadership, joint_governance
    valid_from BIGINT NOT NULL,
    body       TEXT   NOT NULL,
    PRIMARY KEY (street, id)
) WITHOUT ROWID;
CREATE UNIQUE INDEX party_scheme_day ON party_scheme (street, kind, valid_from);

CREATE TABLE party_instructor (
    street     TEXT   NOT NULL,
    id         BYTEA  NOT NULL,
    enterprise BYTEA  NOT NULL,
    member     BYTEA  NOT NULL,
    valid_from BIGINT NOT NULL,
    valid_to   BIGINT,                  -- the last day
    body       TEXT   NOT NULL,
    PRIMARY KEY (street, id)
) WITHOUT ROWID;
CREATE INDEX party_instructor_enterprise ON party_instructor (street, enterprise, valid_from);
CREATE INDEX party_instructor_member ON party_instructor (street, member, valid_from);

-- Members -----------------------------------------------------------------------------------------------------------

CREATE TABLE party_member (
    street         TEXT   NOT NULL,
    id             BYTEA  NOT NULL,
    organisation   BYTEA  NOT NULL,
    stage          TEXT   NOT NULL,     -- applicant, activist, target, probationary, full
    status         TEXT   NOT NULL,     -- active, suspended, and the ways of leaving
    affiliation    TEXT   NOT NULL,     -- relation, mobile, double_report
    resident       BYTEA,
    number         TEXT,                -- 公民身份号码
    batch          BYTEA,               -- the import that brought the record
    probation_ends BIGINT,              -- of active probationary members
    enterprise     BYTEA,               -- where the member works
    body           TEXT   NOT NULL,
    PRIMARY KEY (street, id)
) WITHOUT ROWID;
CREATE INDEX party_member_organisation ON party_member (street, organisation, id);
CREATE UNIQUE INDEX party_member_resident ON party_member (street, resident) WHERE resident IS NOT NULL;
CREATE UNIQUE INDEX party_member_number ON party_member (street, number) WHERE number IS NOT NULL;
CREATE INDEX party_member_batch ON party_member (street, batch) WHERE batch IS NOT NULL;
CREATE INDEX party_member_enterprise ON party_member (street, enterprise, id) WHERE enterprise IS NOT NULL;
CREATE INDEX party_member_probation ON party_member (street, probation_ends) WHERE probation_ends IS NOT NULL;

-- Where a member stood, and since when: the answer to questions about a past day. Repeats a part of the member's document.
CREATE TABLE party_spell (
    street       TEXT   NOT NULL,
    member       BYTEA  NOT NULL,
    valid_from   BIGINT NOT NULL,
    valid_to     BIGINT,                -- the first day on which it no longer holds
    organisation BYTEA  NOT NULL,
    party_group  BYTEA,
    stage        TEXT   NOT NULL,
    status       TEXT   NOT NULL,
    affiliation  TEXT   NOT NULL,
    PRIMARY KEY (street, member, valid_from)
) WITHOUT ROWID;
CREATE INDEX party_spell_standing ON party_spell
    (street, organisation, stage, affiliation, status, party_group, valid_from, valid_to);

CREATE TABLE party_letter (
    street     TEXT   NOT NULL,
    id         BYTEA  NOT NULL,
    member     BYTEA  NOT NULL,
    state      TEXT   NOT NULL,         -- applied, issued, received, completed, withdrawn
    expires_on BIGINT,                  -- the last day on which an issued letter can be handed in
    body       TEXT   NOT NULL,
    PRIMARY KEY (street, id)
) WITHOUT ROWID;
CREATE INDEX party_letter_member ON party_letter (street, member, id);
CREATE INDEX party_letter_expiry ON party_letter (street, expires_on) WHERE expires_on IS NOT NULL;

CREATE TABLE party_payment (
    street TEXT   NOT NULL,
    id     BYTEA  NOT NULL,
    member BYTEA  NOT NULL,
    month  BIGINT NOT NULL,             -- YYYYMM that is paid for
    body   TEXT   NOT NULL,
    PRIMARY KEY (street, id)
) WITHOUT ROWID;
CREATE INDEX party_payment_member ON party_payment (street, member, month);

CREATE TABLE party_study (
    street TEXT   NOT NULL,
    id     BYTEA  NOT NULL,
    member BYTEA  NOT NULL,
    kind   TEXT   NOT NULL,             -- study, service
    day    BIGINT NOT NULL,
    body   TEXT   NOT NULL,
    PRIMARY KEY (street, id)
) WITHOUT ROWID;
CREATE INDEX party_study_member ON party_study (street, member, kind, day);

CREATE TABLE party_import (
    street TEXT  NOT NULL,
    id     BYTEA NOT NULL,
    body   TEXT  NOT NULL,
    PRIMARY KEY (street, id)
) WITHOUT ROWID;

-- Organisational life and elections -----------------------------------------------------------------------------------

CREATE TABLE party_meeting (
    street       TEXT   NOT NULL,
    id           BYTEA  NOT NULL,
    organisation BYTEA  NOT NULL,
    kind         TEXT   NOT NULL,
    day          BIGINT NOT NULL,
    withdrawn    BIGINT NOT NULL,       -- 1: recorded in error
    body         TEXT   NOT NULL,
    PRIMARY KEY (street, id)
) WITHOUT ROWID;
CREATE INDEX party_meeting_organisation ON party_meeting (street, organisation, kind, day);
CREATE INDEX party_meeting_day ON party_meeting (street, day, organisation, kind, withdrawn);

CREATE TABLE party_appraisal (
    street TEXT   NOT NULL,
    id     BYTEA  NOT NULL,
    member BYTEA  NOT NULL,
    year   BIGINT NOT NULL,
    body   TEXT   NOT NULL,
    PRIMARY KEY (street, id)
) WITHOUT ROWID;
CREATE UNIQUE INDEX party_appraisal_member ON party_appraisal (street, member, year);

CREATE TABLE party_election (
    street       TEXT   NOT NULL,
    id           BYTEA  NOT NULL,
    organisation BYTEA  NOT NULL,
    state        TEXT   NOT NULL,
    body         TEXT   NOT NULL,
    PRIMARY KEY (street, id)
) WITHOUT ROWID;
CREATE INDEX party_election_organisation ON party_election (street, organisation, id);

-- Joint governance ----------------------------------------------------------------------------------------------------

CREATE TABLE governance_committee (
    street    TEXT  NOT NULL,
    id        BYTEA NOT NULL,
    community TEXT  NOT NULL,
    body      TEXT  NOT NULL,
    PRIMARY KEY (street, id)
) WITHOUT ROWID;
CREATE INDEX governance_committee_community ON governance_committee (street, community, id);

CREATE TABLE governance_seat (
    street     TEXT   NOT NULL,
    id         BYTEA  NOT NULL,
    committee  BYTEA  NOT NULL,
    valid_from BIGINT NOT NULL,
    valid_to   BIGINT,                  -- the last day
    body       TEXT   NOT NULL,
    PRIMARY KEY (street, id)
) WITHOUT ROWID;
CREATE INDEX governance_seat_committee ON governance_seat (street, committee, valid_from);

CREATE TABLE governance_unit (
    street     TEXT   NOT NULL,
    id         BYTEA  NOT NULL,
    committee  BYTEA  NOT NULL,
    enterprise BYTEA,
    joined_on  BIGINT NOT NULL,
    left_on    BIGINT,                  -- the first day on which it is no member
    body       TEXT   NOT NULL,
    PRIMARY KEY (street, id)
) WITHOUT ROWID;
CREATE INDEX governance_unit_committee ON governance_unit (street, committee, id);
CREATE INDEX governance_unit_enterprise ON governance_unit (street, enterprise, id) WHERE enterprise IS NOT NULL;

CREATE TABLE governance_meeting (
    street    TEXT   NOT NULL,
    id        BYTEA  NOT NULL,
    committee BYTEA  NOT NULL,
    day       BIGINT NOT NULL,
    body      TEXT   NOT NULL,
    PRIMARY KEY (street, id)
) WITHOUT ROWID;
CREATE INDEX governance_meeting_committee ON governance_meeting (street, committee, day);

CREATE TABLE governance_task (
    street    TEXT   NOT NULL,
    id        BYTEA  NOT NULL,
    committee BYTEA  NOT NULL,
    meeting   BYTEA  NOT NULL,
    unit      BYTEA  NOT NULL,
    state     TEXT   NOT NULL,
    due       BIGINT,                   -- of tasks that are not done
    body      TEXT   NOT NULL,
    PRIMARY KEY (street, id)
) WITHOUT ROWID;
CREATE INDEX governance_task_committee ON governance_task (street, committee, id);
CREATE INDEX governance_task_meeting ON governance_task (street, meeting, id);
CREATE INDEX governance_task_unit ON governance_task (street, unit, id);
CREATE INDEX governance_task_due ON governance_task (street, due) WHERE due IS NOT NULL;

CREATE TABLE governance_item (
    street    TEXT   NOT NULL,
    id        BYTEA  NOT NULL,
    committee BYTEA  NOT NULL,
    list      TEXT   NOT NULL,          -- resource, need, project
    state     TEXT   NOT NULL,
    unit      BYTEA,
    body      TEXT   NOT NULL,
    PRIMARY KEY (street, id)
) WITHOUT ROWID;
CREATE INDEX governance_item_committee ON governance_item (street, committee, list, state, id);
CREATE INDEX governance_item_unit ON governance_item (street, unit, id) WHERE unit IS NOT NULL;

-- What the planner must know of any street; see schema 1.
INSERT INTO sqlite_stat1(tbl, idx, stat) VALUES
    ('party_post', 'party_post', '5000 5000 1'),
    ('party_post', 'party_post_organisation', '5000 5000 6 1'),
    ('party_post', 'party_post_member', '5000 5000 2 1'),
    ('party_hub', 'party_hub', '5000 5000 1'),
    ('party_hub', 'party_hub_organisation', '5000 5000 20 1'),
    ('party_hub', 'party_hub_member', '5000 5000 1 1'),
    ('party_scheme', 'party_scheme', '20 20 1'),
    ('party_scheme', 'party_scheme_day', '20 20 10 1'),
    ('party_instructor', 'party_instructor', '2000 2000 1'),
    ('party_instructor', 'party_instructor_enterprise', '2000 2000 2 1'),
    ('party_instructor', 'party_instructor_member', '2000 2000 10 1'),
    ('party_member', 'party_member', '20000 20000 1'),
    ('party_member', 'party_member_organisation', '20000 20000 40 1'),
    ('party_member', 'party_member_resident', '20000 20000 1'),
    ('party_member', 'party_member_number', '20000 20000 1'),
    ('party_member', 'party_member_batch', '20000 20000 5000'),
    ('party_member', 'party_member_enterprise', '5000 5000 3 1'),
    ('party_member', 'party_member_probation', '400 400 2'),
    ('party_spell', 'party_spell', '60000 60000 3 1'),
    ('party_spell', 'party_spell_standing', '60000 60000 120 30 25 20 6 2 2'),
    ('party_letter', 'party_letter', '10000 10000 1'),
    ('party_letter', 'party_letter_member', '10000 10000 2 1'),
    ('party_letter', 'party_letter_expiry', '200 200 3'),
    ('party_payment', 'party_payment', '500000 500000 1'),
    ('party_payment', 'party_payment_member', '500000 500000 30 1'),
    ('party_study', 'party_study', '500000 500000 1'),
    ('party_study', 'party_study_member', '500000 500000 30 25 1'),
    ('party_meeting', 'party_meeting', '100000 100000 1'),
    ('party_meeting', 'party_meeting_organisation', '100000 100000 300 40 1'),
    ('party_meeting', 'party_meeting_day', '100000 100000 60 2 1 1'),
    ('party_appraisal', 'party_appraisal', '50000 50000 1'),
    ('party_appraisal', 'party_appraisal_member', '50000 50000 5 1'),
    ('party_election', 'party_election', '2000 2000 1'),
    ('party_election', 'party_election_organisation', '2000 2000 5 1'),
    ('governance_committee', 'governance_committee', '50 50 1'),
    ('governance_committee', 'governance_committee_community', '50 50 1 1'),
    ('governance_seat', 'governance_seat', '1000 1000 1'),
    ('governance_seat', 'governance_seat_committee', '1000 1000 20 1'),
    ('governance_unit', 'governance_unit', '1000 1000 1'),
    ('governance_unit', 'governance_unit_committee', '1000 1000 30 1'),
    ('governance_unit', 'governance_unit_enterprise', '1000 1000 2 1'),
    ('governance_meeting', 'governance_meeting', '2000 2000 1'),
    ('governance_meeting', 'governance_meeting_committee', '2000 2000 40 1'),
    ('governance_task', 'governance_task', '20000 20000 1'),
    ('governance_task', 'governance_task_committee', '20000 20000 500 1'),
    ('governance_task', 'governance_task_meeting', '20000 20000 6 1'),
    ('governance_task', 'governance_task_unit', '20000 20000 30 1'),
    ('governance_task', 'governance_task_due', '2000 2000 5'),
    ('governance_item', 'governance_item', '20000 20000 1'),
    ('governance_item', 'governance_item_committee', '20000 20000 500 150 50 1'),
    ('governance_item', 'governance_item_unit', '20000 20000 20 1');
ANALYZE sqlite_schema;
