//! Small code sets of national standards, as data.

use serde::Serialize;

use crate::{Error, Result};

/// One code of a set.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct CodeItem {
    /// The code as it is written.
    pub code: &'static str,
    /// The Chinese name.
    pub zh: &'static str,
}

/// A closed set of codes.
///
/// ```
/// use shuzhi::identity::CodeSet;
/// assert_eq!(CodeSet::ETHNIC_GROUP.zh("01"), Some("汉族"));
/// assert!(CodeSet::ETHNIC_GROUP.check("ethnic_group", "57").is_err());
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct CodeSet {
    /// Name of the set (`marital_status`).
    pub name: &'static str,
    /// The Chinese name of the set.
    pub zh: &'static str,
    /// The standard the codes are from.
    pub standard: &'static str,
    /// The codes, rising.
    pub items: &'static [CodeItem],
}

macro_rules! items {
    ($($code:literal $zh:literal),+ $(,)?) => { &[$(CodeItem { code: $code, zh: $zh }),+] };
}

impl CodeSet {
    /// 性别 (GB/T 2261.1).
    pub const SEX: Self = Self {
        name: "sex",
        zh: "性别",
        standard: "GB/T 2261.1",
        items: items!["0" "未知的性别", "1" "男性", "2" "女性", "9" "未说明的性别"],
    };

    /// 婚姻状况 (GB/T 2261.2).
    pub const MARITAL_STATUS: Self = Self {
        name: "marital_status",
        zh: "婚姻状况",
        standard: "GB/T 2261.2",
        items: items![
            "10" "未婚", "20" "已婚", "21" "初婚", "22" "再婚", "23" "复婚", "30" "丧偶", "40" "离婚",
            "90" "未说明的婚姻状况",
        ],
    };

    /// 从业状况 (GB/T 2261.4). Sources differ on the code of retired people; the standard's 80 is used.
    pub const EMPLOYMENT_STATUS: Self = Self {
        name: "employment_status",
        zh: "从业状况",
        standard: "GB/T 2261.4",
        items: items![
            "11" "国家公务员", "13" "专业技术人员", "17" "职员", "21" "企业管理人员", "24" "工人", "27" "农民",
            "31" "学生", "37" "现役军人", "51" "自由职业者", "54" "个体经营者", "70" "无业人员",
            "80" "退（离）休人员", "90" "其他",
        ],
    };

    /// 人大代表、政协委员 (GB/T 2261.6).
    pub const DEPUTY: Self = Self {
        name: "deputy",
        zh: "人大代表、政协委员",
        standard: "GB/T 2261.6",
        items: items![
            "10" "人大代表", "11" "全国人大代表", "12" "省级人大代表", "13" "市级人大代表", "14" "县级人大代表",
            "20" "政协委员", "21" "全国政协委员", "22" "省级政协委员", "23" "市级政协委员", "24" "县级政协委员",
        ],
    };

    /// 政治面貌 (GB/T 4762).
    pub const POLITICAL_STATUS: Self = Self {
        name: "political_status",
        zh: "政治面貌",
        standard: "GB/T 4762",
        items: items![
            "01" "中共党员", "02" "中共预备党员", "03" "共青团员", "04" "民革党员", "05" "民盟盟员",
            "06" "民建会员", "07" "民进会员", "08" "农工党党员", "09" "致公党党员", "10" "九三学社社员",
            "11" "台盟盟员", "12" "无党派人士", "13" "群众",
        ],
    };

    /// 家庭关系 (GB/T 4761), the codes of one and of two digits.
    pub const FAMILY_RELATION: Self =
        Self { name: "family_relation", zh: "家庭关系", standard: "GB/T 4761", items: FAMILY_RELATIONS };

    /// 民族 (GB/T 3304), with the names in use today (德昂, 毛南).
    pub const ETHNIC_GROUP: Self =
        Self { name: "ethnic_group", zh: "民族", standard: "GB/T 3304", items: ETHNIC_GROUPS };

    /// Every set.
    pub const ALL: [Self; 7] = [
        Self::SEX,
        Self::MARITAL_STATUS,
        Self::EMPLOYMENT_STATUS,
        Self::DEPUTY,
        Self::POLITICAL_STATUS,
        Self::FAMILY_RELATION,
        Self::ETHNIC_GROUP,
    ];

    /// The set called `name`.
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|set| set.name == name)
    }

    /// The item of `code`.
    pub fn get(&self, code: &str) -> Option<CodeItem> {
        self.items.binary_search_by(|item| item.code.cmp(code)).ok().map(|at| self.items[at])
    }

    /// The Chinese name of `code`.
    pub fn zh(&self, code: &str) -> Option<&'static str> {
        self.get(code).map(|item| item.zh)
    }

    /// The code whose Chinese name is `zh` exactly.
    pub fn code_of(&self, zh: &str) -> Option<&'static str> {
        self.items.iter().find(|item| item.zh == zh).map(|item| item.code)
    }

    /// The item of `code`, or an error that names `field` and the standard but not the code.
    pub fn check(&self, field: &str, code: &str) -> Result<CodeItem> {
        self.get(code).ok_or_else(|| {
            Error::invalid(
                field,
                format!("不是{}代码（{}）", self.zh, self.standard),
                format!("no code of the set {} ({})", self.name, self.standard),
            )
        })
    }
}

const FAMILY_RELATIONS: &[CodeItem] = items![
    "0" "本人或户主", "01" "本人", "02" "户主",
    "1" "配偶", "10" "配偶", "11" "夫", "12" "妻",
    "2" "子", "20" "子", "21" "独生子", "22" "长子", "23" "次子", "24" "三子", "25" "四子", "26" "五子",
    "27" "养子或继子", "28" "女婿", "29" "其他儿子",
    "3" "女", "30" "女", "31" "独生女", "32" "长女", "33" "次女", "34" "三女", "35" "四女", "36" "五女",
    "37" "养女或继女", "38" "儿媳", "39" "其他女儿",
    "4" "孙子、孙女或外孙子、外孙女", "40" "孙子、孙女或外孙子、外孙女", "41" "孙子", "42" "孙女", "43" "外孙子",
    "44" "外孙女", "45" "孙媳妇或外孙媳妇", "46" "孙女婿或外孙女婿", "47" "曾孙子或外曾孙子",
    "48" "曾孙女或外曾孙女", "49" "其他孙子、孙女或外孙子、外孙女",
    "5" "父母", "50" "父母", "51" "父亲", "52" "母亲", "53" "公公", "54" "婆婆", "55" "岳父", "56" "岳母",
    "57" "继父或养父", "58" "继母或养母", "59" "其他父母关系",
    "6" "祖父母或外祖父母", "60" "祖父母或外祖父母", "61" "祖父", "62" "祖母", "63" "外祖父", "64" "外祖母",
    "65" "配偶的祖父母或外祖父母", "66" "曾祖父", "67" "曾祖母", "68" "配偶的曾祖父母或外曾祖父母",
    "69" "其他祖父母或外祖父母关系",
    "7" "兄弟姐妹", "70" "兄弟姐妹", "71" "兄", "72" "嫂", "73" "弟", "74" "弟媳", "75" "姐姐", "76" "姐夫",
    "77" "妹妹", "78" "妹夫", "79" "其他兄弟姐妹",
    "8" "其他", "80" "其他", "81" "伯父", "82" "伯母", "83" "叔父", "84" "婶母", "85" "舅父", "86" "舅母",
    "87" "姨父", "88" "姨母", "89" "姑父", "90" "姑母", "91" "堂兄弟、堂姐妹", "92" "表兄弟、表姐妹", "93" "侄子",
    "94" "侄女", "95" "外甥", "96" "外甥女", "97" "其他亲属", "99" "非亲属",
];

const ETHNIC_GROUPS: &[CodeItem] = items![
    "01" "汉族", "02" "蒙古族", "03" "回族", "04" "藏族", "05" "维吾尔族", "06" "苗族", "07" "彝族", "08" "壮族",
    "09" "布依族", "10" "朝鲜族", "11" "满族", "12" "侗族", "13" "瑶族", "14" "白族", "15" "土家族",
    "16" "哈尼族", "17" "哈萨克族", "18" "傣族", "19" "黎族", "20" "傈僳族", "21" "佤族", "22" "畲族",
    "23" "高山族", "24" "拉祜族", "25" "水族", "26" "东乡族", "27" "纳西族", "28" "景颇族", "29" "柯尔克孜族",
    "30" "土族", "31" "达斡尔族", "32" "仫佬族", "33" "羌族", "34" "布朗族", "35" "撒拉族", "36" "毛南族",
    "37" "仡佬族", "38" "锡伯族", "39" "阿昌族", "40" "普米族", "41" "塔吉克族", "42" "怒族", "43" "乌孜别克族",
    "44" "俄罗斯族", "45" "鄂温克族", "46" "德昂族", "47" "保安族", "48" "裕固族", "49" "京族", "50" "塔塔尔族",
    "51" "独龙族", "52" "鄂伦春族", "53" "赫哲族", "54" "门巴族", "55" "珞巴族", "56" "基诺族", "97" "其他",
    "98" "外国血统中国籍人士",
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sets_are_sorted_and_found() {
        for set in CodeSet::ALL {
            assert!(set.items.windows(2).all(|pair| pair[0].code < pair[1].code), "{}", set.name);
            assert!(set.items.iter().all(|item| set.check("code", item.code).unwrap() == *item));
            assert_eq!(CodeSet::named(set.name), Some(set));
            for other in ["", "5x", "100", "０１"] {
                let error = set.check("code", other).unwrap_err();
                assert_eq!(error.field(), Some("code"));
            }
        }
        assert_eq!(CodeSet::named("blood_type"), None);
    }

    #[test]
    fn known_codes() {
        assert_eq!(CodeSet::ETHNIC_GROUP.items.len(), 58);
        assert_eq!(CodeSet::ETHNIC_GROUP.zh("46"), Some("德昂族"));
        assert_eq!(CodeSet::ETHNIC_GROUP.zh("36"), Some("毛南族"));
        assert_eq!(CodeSet::ETHNIC_GROUP.zh("56"), Some("基诺族"));
        assert_eq!(CodeSet::ETHNIC_GROUP.code_of("回族"), Some("03"));
        assert_eq!(CodeSet::MARITAL_STATUS.items.len(), 8);
        assert_eq!(CodeSet::POLITICAL_STATUS.zh("02"), Some("中共预备党员"));
        assert_eq!(CodeSet::FAMILY_RELATION.zh("0"), Some("本人或户主"));
        assert_eq!(CodeSet::FAMILY_RELATION.zh("99"), Some("非亲属"));
        assert_eq!(CodeSet::EMPLOYMENT_STATUS.items.len(), 13);
        assert_eq!(CodeSet::DEPUTY.zh("21"), Some("全国政协委员"));
    }
}
