//! Masks: what of a person's data an ordinary answer shows.

/// 姓名: the first character stays, the others are stars.
pub(crate) fn name(name: &str) -> String {
    let mut characters = name.chars();
    let first: String = characters.next().into_iter().collect();
    first + &"*".repeat(characters.count().max(1))
}

/// 电话: of eleven digits the first three and last four stay, of others the last two.
pub(crate) fn phone(phone: &str) -> String {
    let characters: Vec<char> = phone.chars().collect();
    let (head, tail) = if characters.len() >= 11 { (3, 4) } else { (0, 2.min(characters.len() / 2)) };
    let hidden = characters.len() - head - tail;
    let mut masked: String = characters[..head].iter().collect();
    masked.push_str(&"*".repeat(hidden));
    masked.extend(&characters[head + hidden..]);
    masked
}

#[cfg(test)]
mod tests {
    #[test]
    fn masks_leave_what_tells_records_apart() {
        assert_eq!(super::name("王小明"), "王**");
        assert_eq!(super::name("𬱖"), "𬱖*");
        assert_eq!(super::phone("13893101234"), "138****1234");
        assert_eq!(super::phone("8412345"), "*****45");
        assert_eq!(super::phone("1"), "*");
    }
}
