//! What headers ask for.

use std::collections::BTreeMap;

use super::*;

fn asked<T>(
    of: &[(&'static str, &'static str)],
    read: impl Fn(Headers<'_>) -> Result<T, Fault>,
) -> Result<T, Fault> {
    let all: BTreeMap<&str, &str> = of.iter().copied().collect();
    read(&|name| all.get(name).copied())
}

const V: (&str, &str) = ("tus-resumable", "1.0.0");

#[test]
fn a_file_is_announced_with_its_length_and_what_is_told_of_it() {
    let metadata = "filename L2hvbWUvYXlsYS9kZXIgVGFnLm1wNA==,title RGVyIFRhZw==,language dHI=,purpose cGFydA==,work ZGVyLXRhZw==,is_private";
    let read = asked(&[V, ("upload-length", "12"), ("upload-metadata", metadata)], creation).unwrap();
    assert_eq!((read.length, read.first), (12, None));
    assert_eq!(
        read.told,
        Told {
            filename: "der Tag.mp4".into(),
            purpose: Purpose::Part,
            title: "Der Tag".into(),
            language: Some("tr".parse().unwrap()),
            work: "der-tag".into(),
            part: 1,
        }
    );
}

#[test]
fn what_cannot_be_is_refused_with_its_own_fault() {
    let length = ("upload-length", "12");
    for (headers, fault) in [
        (vec![length], Fault::Version),
        (vec![("tus-resumable", "0.2.2"), length], Fault::Version),
        (vec![V], Fault::Length),
        (vec![V, ("upload-length", "-1")], Fault::Length),
        (vec![V, ("upload-length", "+1")], Fault::Length),
        (vec![V, ("upload-length", "99999999999999999999999")], Fault::Length),
        (vec![V, ("upload-length", "0")], Fault::Empty),
        (vec![V, ("upload-defer-length", "1")], Fault::NotOffered),
        (vec![V, length, ("upload-concat", "partial")], Fault::NotOffered),
        (vec![V, length, ("upload-metadata", "filename ???")], Fault::Metadata),
        (vec![V, length, ("upload-metadata", "a Yg==,a Yg==")], Fault::Metadata),
        (vec![V, length, ("upload-metadata", "a /w==")], Fault::Metadata),
        (vec![V, length, ("content-type", "text/plain"), ("content-length", "3")], Fault::ContentType),
        (vec![V, length, ("content-type", BYTES), ("upload-checksum", "crc32 AAAA")], Fault::Algorithm),
    ] {
        assert_eq!(asked(&headers, creation).unwrap_err(), fault, "{headers:?}");
    }
}

#[test]
fn bytes_say_where_they_begin_and_what_they_come_to() {
    let kind = ("content-type", BYTES);
    let sha1 = ("upload-checksum", "sha1 Kq5sNclPz7QV2+lfQIuc6R7oRu0=");
    let piece = |headers: &[(&'static str, &'static str)]| asked(headers, super::piece);
    let read = piece(&[V, kind, ("upload-offset", "7"), sha1]).unwrap();
    assert_eq!(read.offset, 7);
    assert_eq!(read.checksum.unwrap().digest.len(), 20);
    assert_eq!(piece(&[V, ("upload-offset", "7")]).unwrap_err(), Fault::ContentType);
    assert_eq!(piece(&[V, kind]).unwrap_err(), Fault::NoOffset);
    for wrong in
        ["sha1", "sha1 AAAA", "sha256 Kq5sNclPz7QV2+lfQIuc6R7oRu0=", "SHA1 Kq5sNclPz7QV2+lfQIuc6R7oRu0="]
    {
        let headers = [V, kind, ("upload-offset", "0"), ("upload-checksum", wrong)];
        assert_eq!(piece(&headers).unwrap_err(), Fault::Algorithm, "{wrong}");
    }
}

#[test]
fn base_64_is_read_as_it_is_written_and_in_no_other_way() {
    // RFC 4648 section 10.
    for (text, value) in [
        ("", ""),
        ("Zg==", "f"),
        ("Zm8=", "fo"),
        ("Zm9v", "foo"),
        ("Zm9vYg==", "foob"),
        ("Zm9vYmE=", "fooba"),
        ("Zm9vYmFy", "foobar"),
    ] {
        assert_eq!(base64(text).unwrap(), value.as_bytes());
        assert_eq!(to_base64(value.as_bytes()), text);
    }
    for wrong in ["Zg", "Zg=", "Zh==", "Z===", "====", "Zm9=", "Zg==Zg==", "Z g=", "Zm9v\n", "Zm-_"] {
        assert_eq!(base64(wrong), None, "{wrong:?}");
    }
}

#[test]
fn a_name_is_never_a_path_and_turns_nothing_around() {
    assert_eq!(named("C:\\films\\a.mp4"), "a.mp4");
    assert_eq!(named("../../etc/passwd"), "passwd");
    assert_eq!(plain(" a\u{202e}4pm.\u{7}b\nc "), "a4pm.b c");
    assert_eq!(plain(&"x".repeat(1000)).len(), LONGEST_TEXT);
}
