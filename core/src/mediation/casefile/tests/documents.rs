//! The documents: their text, their occasions, and the bytes of DOCX.

use std::io::{Cursor, Read};

use quick_xml::Reader;
use quick_xml::events::Event;
use serde_json::{Value, json};

use super::Desk;
use crate::ErrorKind;
use crate::mediation::agreement::{AgreementForm, AgreementState, ConfirmationOutcome, JudicialConfirmation};
use crate::mediation::casefile::DisputeDocumentKind as K;
use crate::mediation::dispute::DisputeEntryKind;
use crate::mediation::testing::day;
use crate::mediation::{DisputeSource, DisputeState};

/// What facts may hold that is no plain text anywhere.
const HOSTILE: &str = "# 甲 <w:p>&amp; **粗** `码` |表| 𬱖㛃䶮 🏠\u{1}\u{202e}尾";
const SEEN: &str = "# 甲 <w:p>&amp; **粗** `码` |表| 𬱖㛃䶮 🏠尾";

fn bytes(text: &str) -> Vec<u8> {
    let value = |byte: u8| match byte {
        b'A'..=b'Z' => byte - b'A',
        b'a'..=b'z' => byte - b'a' + 26,
        b'0'..=b'9' => byte - b'0' + 52,
        b'+' => 62,
        _ => 63,
    };
    let mut bytes = Vec::new();
    for four in text.as_bytes().chunks(4) {
        let bits = four.iter().fold(0_u32, |bits, byte| bits << 6 | u32::from(value(*byte) & 63));
        let kept = 3 - four.iter().filter(|byte| **byte == b'=').count();
        bytes.extend(&bits.to_be_bytes()[1..=kept]);
    }
    bytes
}

/// The paragraphs of a DOCX, every part of which must be XML.
fn paragraphs(docx: &[u8]) -> Vec<String> {
    let mut archive = zip::ZipArchive::new(Cursor::new(docx)).unwrap();
    assert_eq!(archive.len(), 5);
    let mut paragraphs = Vec::new();
    for index in 0..archive.len() {
        let mut part = String::new();
        archive.by_index(index).unwrap().read_to_string(&mut part).unwrap();
        walk(&part, &mut paragraphs);
    }
    paragraphs
}

/// Notes the text of the paragraphs of a part.
fn walk(part: &str, paragraphs: &mut Vec<String>) {
    let mut reader = Reader::from_str(part);
    let (mut depth, mut inside) = (0, false);
    loop {
        match reader.read_event().unwrap_or_else(|error| panic!("{error}: {part}")) {
            Event::Start(tag) => {
                depth += 1;
                inside = tag.name().as_ref() == "w:t";
                if tag.name().as_ref() == "w:p" {
                    paragraphs.push(String::new());
                }
            }
            Event::End(_) => (depth, inside) = (depth - 1, false),
            Event::Empty(tag) if tag.name().as_ref() == "w:br" => paragraphs.last_mut().unwrap().push('\n'),
            Event::Text(text) if inside => paragraphs.last_mut().unwrap().push_str(&text),
            Event::GeneralRef(entity) => {
                let known = [("amp", '&'), ("lt", '<'), ("gt", '>')];
                let (_, one) = known.into_iter().find(|(name, _)| *name == &*entity).unwrap();
                paragraphs.last_mut().unwrap().push(one);
            }
            Event::Eof => break,
            _ => {}
        }
    }
    assert_eq!(depth, 0, "{part}");
}

/// A dispute that has everything, so that every document of an agreement can be written.
fn full(form: AgreementForm) -> Desk {
    let desk = Desk::new(DisputeState::Performing);
    desk.represented(false);
    desk.entry(0x901, DisputeEntryKind::Session, "第一次调解");
    desk.entry(0x902, DisputeEntryKind::Investigation, "现场查看");
    desk.entry(0x903, DisputeEntryKind::FollowUp, "已经修好");
    desk.agreement(form, |_| {});
    desk
}

fn request_of(kind: K) -> Value {
    let entry = match kind {
        K::Session => Some(0x901),
        K::Investigation => Some(0x902),
        K::FollowUp => Some(0x903),
        _ => None,
    };
    json!({"kind": kind, "entry": entry.map(crate::mediation::testing::id)})
}

#[test]
fn every_document_is_written_from_the_record() {
    let written = full(AgreementForm::Written);
    let oral = full(AgreementForm::Oral);
    let ended = Desk::new(DisputeState::Terminated);
    for kind in K::ALL {
        let desk = match kind {
            K::OralAgreement => &oral,
            K::Termination => &ended,
            _ => &written,
        };
        let answer = desk.done("tiaojie", "dispute.render", request_of(*kind));
        let (title, text) = (answer["title"].as_str().unwrap(), answer["markdown"].as_str().unwrap());
        assert!(text.starts_with(&format!("# {title}\n\n")), "{kind:?}: {text}");
        assert!(
            !text.contains("\n\n\n") && !text.contains("{{") && !text.contains("none"),
            "{kind:?}: {text}"
        );
        let name = answer["file_name"].as_str().unwrap();
        assert_eq!(name, format!("(2026)民主路人调字第2048号-{title}.md"));
        insta::assert_snapshot!(kind.word(), text);
        let mut request = request_of(*kind);
        request["format"] = json!("docx");
        let answer = desk.done("tiaojie", "dispute.render", request.clone());
        assert_eq!(
            (answer.get("markdown"), answer["file_name"].as_str().unwrap().ends_with(".docx")),
            (None, true)
        );
        let docx = bytes(answer["docx_base64"].as_str().unwrap());
        let told = paragraphs(&docx);
        assert_eq!(told[0], title, "{kind:?}");
        let blocks =
            text.split("\n\n").filter(|block| !block.starts_with("<div") && !block.starts_with("</div"));
        assert_eq!(told.len(), blocks.count(), "{kind:?}: {told:#?}\n{text}");
        assert_eq!(desk.done("zhuren", "dispute.render", request), answer, "the same record, the same bytes");
    }
}

#[test]
fn an_agreement_tells_amounts_days_and_duties_in_chinese() {
    let text = full(AgreementForm::Written).markdown(json!({"kind": "agreement"}));
    for part in [
        "编号：(2026)民主路人调协字第1号",
        "**申请人**：申某，男，46周岁，住址：＿＿＿＿＿＿＿＿，联系电话：＿＿＿＿＿＿＿＿，公民身份号码：",
        "**委托代理人**：代某，联系电话：＿＿＿＿＿＿＿＿，授权类别：特别授权，授权范围：代为调解。",
        "纠纷涉及金额：人民币3000.00元（大写：叁仟元整）。",
        "经民主路社区人民调解委员会主持调解，各方当事人在平等自愿的基础上，于2026年6月10日达成协议如下：",
        "1. 被申请人被某应当于2026年6月30日前（含当日）向申请人申某履行：支付赔偿款，\
         金额为人民币12300.50元（大写：壹万贰仟叁佰元伍角整）。",
        "2. 被申请人被某应当于2026年6月30日前（含当日）向申请人申某履行：修复漏水点。",
        "## 四、协议的效力",
        "人民调解员（签名）：调解员tiaojie\n\n2026年6月10日\n\n民主路社区人民调解委员会（印章）\n\n2026年6月11日",
        "申请人申某（签名、盖章或者按指印）：＿＿＿＿＿＿＿＿\n\n2026年6月10日\n\n被申请人被某",
        "委托代理人（签名）：＿＿＿＿＿＿＿＿\n\n＿＿＿＿年＿＿月＿＿日",
    ] {
        assert!(text.contains(part), "{part}\n{text}");
    }
}

#[test]
fn the_other_documents_say_what_the_record_says() {
    let written = full(AgreementForm::Written);
    let ended = Desk::new(DisputeState::Terminated);
    for (desk, kind, parts) in [
        (
            &written,
            K::Application,
            vec!["## 一、纠纷简要情况\n\n楼上漏水", "## 二、申请事项\n\n赔偿损失", "2026年6月1日"],
        ),
        (
            &written,
            K::Registration,
            vec!["案件来源：当事人申请", "于2026年6月1日受理，调解期限至2026年7月1日。"],
        ),
        (
            &written,
            K::Notice,
            vec!["申请人申某（告知日期：2026年6月2日）：□同意　　□不同意", "不收取任何费用"],
        ),
        (
            &written,
            K::Session,
            vec![
                "进行方式：不公开",
                "1. 调解员：调解员tiaojie",
                "2. 当事人：申某（申请人）",
                "3. 代理人（监护人）：代某（代表被某）",
                "第一次调解",
            ],
        ),
        (&written, K::Investigation, vec!["现场查看", "地点：社区调解室"]),
        (&written, K::Confirmation, vec!["**申请人**：被某", "期限至2026年7月11日届满", "＿人民法院"]),
        (
            &written,
            K::Cover,
            vec![
                "人民调解员：调解员tiaojie、调解员xiaofang\n\n受理日期",
                "调解结果：达成书面调解协议（履行中）",
            ],
        ),
        (&written, K::BackCover, vec!["尚缺材料：当事人身份证明、授权委托书。"]),
        (
            &ended,
            K::Termination,
            vec![
                "承办的你们之间的邻里纠纷（2026年6月1日受理），经调解，各方当事人未能达成一致意见，于2026年6月12日终止调解。",
                "1. 依法可以仲裁的，向仲裁机构申请仲裁。\n\n2. 向有管辖权的人民法院提起诉讼。",
            ],
        ),
    ] {
        let text = desk.markdown(request_of(kind));
        for part in parts {
            assert!(text.contains(part), "{kind:?}: {part}\n{text}");
        }
    }
    let oral = full(AgreementForm::Oral).markdown(json!({"kind": "oral_agreement"}));
    assert!(oral.contains("于2026年6月10日达成口头协议：\n\n被申请人修复漏水点并赔偿损失"), "{oral}");
}

#[test]
fn numbers_stay_masked_in_every_document() {
    let desk = full(AgreementForm::Written);
    desk.scene.change(desk.dispute, |record| {
        let party = &mut record.parties[0];
        party.code = Some("620102198005053311".into());
        party.phone = Some(crate::identity::Phone::parse("phone", "13893101234").unwrap());
    });
    for kind in K::ALL.iter().filter(|kind| !matches!(kind, K::OralAgreement | K::Termination)) {
        let text = desk.markdown(request_of(*kind));
        assert!(!text.contains("13893101234") && !text.contains("19800505"), "{kind:?}: {text}");
    }
    let text = desk.markdown(json!({"kind": "agreement"}));
    assert!(text.contains(r"联系电话：138\*\*\*\*1234"), "{text}");
    assert!(
        text.contains(r"公民身份号码：620102\*\*\*\*\*\*\*\*\*\*11（完整号码由当事人核对填写："),
        "{text}"
    );
}

#[test]
fn what_the_parties_say_is_text_and_no_structure() {
    let desk = full(AgreementForm::Written);
    desk.entry(0x904, DisputeEntryKind::Session, &format!("{HOSTILE}\n- 二\n# 三"));
    desk.scene.change(desk.dispute, |record| {
        record.facts = HOSTILE.into();
        record.claim = "1. 赔偿".into();
        record.parties[0].name = HOSTILE.into();
    });
    let text = desk.markdown(json!({"kind": "application"}));
    let structure: Vec<&str> = text.lines().filter(|line| line.starts_with('#')).collect();
    assert_eq!(
        structure,
        ["# 人民调解申请书", "## 一、纠纷简要情况", "## 二、申请事项", "## 三、申请人声明"]
    );
    assert!(text.contains("\n1\\. 赔偿\n"), "{text}");
    let answer = desk.done("zhuren", "dispute.render", json!({"kind": "application", "format": "docx"}));
    let told = paragraphs(&bytes(answer["docx_base64"].as_str().unwrap()));
    assert!(told.iter().any(|one| one == SEEN), "{told:#?}");
    assert!(told.iter().any(|one| one.starts_with(&format!("申请人：{SEEN}，男"))), "{told:#?}");
    assert!(told.iter().any(|one| one == "1. 赔偿"), "{told:#?}");
    let entry = crate::mediation::testing::id(0x904);
    let request = json!({"kind": "session", "entry": entry, "format": "docx"});
    let answer = desk.done("zhuren", "dispute.render", request);
    let told = paragraphs(&bytes(answer["docx_base64"].as_str().unwrap()));
    assert!(told.iter().any(|one| *one == format!("{SEEN}\n- 二\n# 三")), "{told:#?}");
}

/// Documents that each state has an occasion for, besides those of entries.
#[test]
fn every_state_has_its_documents_and_no_others() {
    for state in DisputeState::ALL {
        let desk = Desk::new(*state);
        let accepted = !matches!(state, DisputeState::Registered | DisputeState::Refused);
        let ended = *state == DisputeState::Terminated;
        for kind in K::ALL {
            let (request, occasion) = match kind {
                K::Session | K::Investigation | K::FollowUp => continue,
                K::Application | K::Registration => (request_of(*kind), true),
                K::Notice | K::Cover | K::BackCover => (request_of(*kind), accepted),
                K::Termination => (request_of(*kind), ended),
                K::Agreement | K::OralAgreement | K::Confirmation => (request_of(*kind), false),
            };
            if occasion {
                desk.markdown(request);
            } else {
                let error = desk.refused("zhuren", "dispute.render", request);
                assert_eq!(
                    (error.kind(), error.field()),
                    (ErrorKind::Conflict, Some("kind")),
                    "{state:?} {kind:?}"
                );
            }
        }
    }
}

#[test]
fn documents_without_occasion_are_refused() {
    let desk = full(AgreementForm::Written);
    desk.invalid("entry", "dispute.render", json!({"kind": "session"}));
    desk.invalid(
        "entry",
        "dispute.render",
        json!({"kind": "cover", "entry": crate::mediation::testing::id(0x901)}),
    );
    desk.invalid("entry", "dispute.render", json!({"kind": "session", "entry": "x"}));
    desk.invalid(
        "entry",
        "dispute.render",
        json!({"kind": "session", "entry": crate::mediation::testing::id(0x902)}),
    );
    let unknown = json!({"kind": "session", "entry": crate::mediation::testing::id(0xf01)});
    assert_eq!(desk.refused("zhuren", "dispute.render", unknown).kind(), ErrorKind::NotFound);
    let oral = desk.refused("zhuren", "dispute.render", json!({"kind": "oral_agreement"}));
    assert_eq!(oral.kind(), ErrorKind::Conflict);
    desk.scene.change(desk.dispute, |record| record.source = DisputeSource::Initiative);
    let nobody = desk.refused("zhuren", "dispute.render", json!({"kind": "application"}));
    assert_eq!(nobody.kind(), ErrorKind::Conflict);
    let abandoned = Desk::new(DisputeState::Mediating);
    abandoned.agreement(AgreementForm::Written, |one| one.state = AgreementState::Abandoned);
    let gone = abandoned.refused("zhuren", "dispute.render", json!({"kind": "agreement"}));
    assert_eq!(gone.kind(), ErrorKind::Conflict);
    let refused = Desk::new(DisputeState::Refused);
    let name = refused.done("zhuren", "dispute.render", json!({"kind": "registration"}))["file_name"].clone();
    assert_eq!(name, json!("未编号-人民调解受理登记表.md"));
}

/// Today is 2026-06-15: the last day is still in time, the day after is not, and what was asked in time may be written again.
#[test]
fn confirmation_is_asked_for_within_thirty_days() {
    let application = || json!({"kind": "confirmation"});
    for (last, asked, kept) in
        [("2026-06-15", false, true), ("2026-06-14", false, false), ("2026-06-14", true, true)]
    {
        let desk = Desk::new(DisputeState::Performing);
        desk.agreement(AgreementForm::Written, |one| {
            one.confirmable_to = Some(day(last));
            one.confirmation = asked.then(|| JudicialConfirmation {
                requested_on: day("2026-06-14"),
                court: "某区人民法院".into(),
                outcome: Some(ConfirmationOutcome::Confirmed),
                decided_on: None,
                document: None,
            });
        });
        if kept {
            let text = desk.markdown(application());
            assert_eq!(text.contains("\n某区人民法院\n"), asked);
        } else {
            desk.breaks("dispute.document.confirmation", "dispute.render", application());
        }
    }
    let status = Desk::new(DisputeState::Performing);
    status.agreement(AgreementForm::Written, |one| {
        (one.confirmable_to, one.status_matter) = (Some(day("2026-06-15")), true);
    });
    status.breaks("agreement.confirmation.matter", "dispute.render", application());
    let draft = Desk::new(DisputeState::Agreed);
    draft.agreement(AgreementForm::Written, |one| {
        (one.state, one.effective_on, one.confirmable_to) = (AgreementState::Drafted, None, None);
    });
    assert_eq!(draft.refused("zhuren", "dispute.render", application()).kind(), ErrorKind::Conflict);
    draft.markdown(json!({"kind": "agreement"}));
    draft.scene.change(draft.dispute, |record| record.state = DisputeState::Terminated);
    let refused = draft.refused("zhuren", "dispute.render", json!({"kind": "agreement"}));
    assert_eq!(refused.kind(), ErrorKind::Conflict, "a party withdrew before the signatures");
}
