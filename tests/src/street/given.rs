//! Characters of given names by generation.

/// A generation: characters by sex and place in the name, every one of three UTF-8 bytes; frequent ones stand twice.
pub(super) struct Era {
    /// First birth year that is no longer of this generation.
    pub(super) before: i32,
    /// Names of one character, in percent.
    pub(super) single: u32,
    pub(super) male_first: &'static str,
    pub(super) male_last: &'static str,
    pub(super) female_first: &'static str,
    pub(super) female_last: &'static str,
}

pub(super) const ERAS: [Era; 5] = [
    Era {
        before: 1950,
        single: 8,
        male_first: "德德国文文世永永玉明光振兴福长维希克正天万进学仲继忠志廷宗",
        male_last: "才林福贵山海明明清祥义昌荣生生华仁礼堂魁和安田成元寿禄民俊",
        female_first: "秀秀桂桂玉玉淑淑凤兰素月春秋金银翠惠爱巧美珍莲雪菊翠",
        female_last: "英英兰兰珍珍花莲芳香梅凤娥云琴贞芝菊秀仙珠霞娃芬",
    },
    Era {
        before: 1970,
        single: 14,
        male_first: "建建国国志志文永新卫向红学明光春胜保广宏振少长社援治爱小成",
        male_last: "国国军军平平华华民民明强林生忠义成东斌刚兵武锋庆利荣祥海文",
        female_first: "秀秀玉玉桂淑红丽建小爱春晓亚彩月金惠文素雪美凤翠翠",
        female_last: "英英兰兰芳芳琴霞玲玲梅珍花华萍红云凤莲香娟荣芬琴",
    },
    Era {
        before: 1985,
        single: 32,
        male_first: "建志志文海晓晓小永国俊宏立红彦宝世玉继新少明春学金振卫亚",
        male_last: "军军强强伟伟勇勇斌鹏鹏峰峰涛涛波明龙辉杰平刚磊宁东林成亮",
        female_first: "晓晓丽丽红海小玉雪亚彩爱文春艳美秀惠淑婷慧燕月",
        female_last: "丽丽霞霞娟娟燕燕芳玲红梅萍艳静敏慧琴娜英莉琼蓉",
    },
    Era {
        before: 2000,
        single: 28,
        male_first: "志文海晓小嘉家俊浩子天思博泽宇建明世泽一智永立成国彦",
        male_last: "伟超超杰杰鹏涛磊磊浩浩宇宇龙强飞凯帅博鑫鑫斌旭阳阳亮文源",
        female_first: "晓小雅雅佳佳思梦梦雪婷雨文丽诗嘉欣慧瑞玉海红春",
        female_last: "婷婷丹丹静雪雪敏娜倩倩璐颖蕾琳琪欣瑶莹佳楠雯洁",
    },
    Era {
        before: 9999,
        single: 10,
        male_first: "子子浩浩宇宇梓梓俊俊沐泽奕一嘉家天博睿铭明思煜景承文佑",
        male_last: "轩轩宇宇泽泽涵豪豪然睿睿辰辰航宸博文洋希霖阳恒昊一晨瑞",
        female_first: "子子梓梓欣欣雨诗诗思思一佳嘉语若若沐可雅梦馨奕艺",
        female_last: "涵涵萱萱怡怡彤彤琪妍妍瑶瑶然欣悦悦宁溪桐汐甜菲",
    },
];

/// Tibetan names in Chinese characters: a first part for both sexes.
pub(super) const TIBETAN_FIRST: [&str; 12] =
    ["扎西", "才让", "旦正", "桑杰", "仁青", "贡保", "拉毛", "道吉", "尕藏", "索南", "丹增", "完么"];
/// A second part for men.
pub(super) const TIBETAN_MALE: [&str; 8] = ["东珠", "才让", "加措", "道吉", "嘉措", "南杰", "当智", "扎西"];
/// A second part for women.
pub(super) const TIBETAN_FEMALE: [&str; 6] = ["卓玛", "草", "拉毛", "吉", "央金", "措"];
/// Uyghur given names of men.
pub(super) const UYGHUR_MALE: [&str; 6] = ["艾力", "买买提", "吐尔逊", "阿不都热合曼", "艾尔肯", "库尔班"];
/// Uyghur given names of women.
pub(super) const UYGHUR_FEMALE: [&str; 6] =
    ["古丽娜尔", "阿依古丽", "热依汗古丽", "帕提古丽", "阿孜古丽", "米热古丽"];
/// Uyghur names of fathers, which follow the own name.
pub(super) const UYGHUR_FATHER: [&str; 6] = ["买买提江", "阿不都拉", "吐尔洪", "依明", "肉孜", "艾合买提"];
