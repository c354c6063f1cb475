//! What is said by a number.

macro_rules! codes {
    ($( $(#[$about:meta])* $name:ident { $($(#[$doc:meta])* $variant:ident = $code:literal,)+ } )+) => {$(
        $(#[$about])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        pub enum $name {
            $($(#[$doc])* $variant,)+
        }

        impl $name {
            /// All of them, in order.
            pub const ALL: &[Self] = &[$(Self::$variant),+];

            /// As it is written.
            #[must_use]
            pub fn code(self) -> &'static str {
                match self { $(Self::$variant => $code,)+ }
            }

            /// The one that is written so, with or without zeros before it.
            #[must_use]
            pub fn of(code: &str) -> Option<Self> {
                let bare = |code: &str| code.trim_start_matches('0').to_owned();
                let mut all = Self::ALL.iter().copied();
                let is_number = !code.is_empty() && code.bytes().all(|byte| byte.is_ascii_digit());
                all.find(|one| is_number && bare(one.code()) == bare(code))
            }
        }
    )+};
}

codes! {
    /// Mức độ khẩn (`Priority`).
    Priority {
        /// Thường.
        Thuong = "0",
        /// Khẩn.
        Khan = "1",
        /// Thượng khẩn.
        ThuongKhan = "2",
        /// Hỏa tốc.
        HoaToc = "3",
        /// Hỏa tốc hẹn giờ.
        HenGio = "4",
    }

    /// What a message does (`BussinessDocType`).
    #[derive(Default)]
    BusinessKind {
        /// It brings a new document.
        #[default]
        New = "0",
        /// It recalls one.
        Recall = "1",
        /// It changes who receives one, or what is known of it.
        Update = "2",
        /// It brings a document in the place of others.
        Replace = "3",
    }

    /// Whether a document steers or reports (`SteeringType`).
    Steering {
        /// Neither.
        None = "1",
        /// Văn bản chỉ đạo.
        Steering = "2",
        /// Văn bản báo cáo.
        Report = "3",
    }

    /// What became of a receiver (`ReceiverType`).
    Change {
        /// Taken out.
        Removed = "0",
        /// Added.
        Added = "1",
    }

    /// What became of a document at its receiver (`StatusCode`).
    StatusCode {
        /// Đã đến.
        Arrived = "01",
        /// Từ chối tiếp nhận.
        Refused = "02",
        /// Đã tiếp nhận.
        Received = "03",
        /// Phân công xử lý.
        Assigned = "04",
        /// Đang xử lý.
        InWork = "05",
        /// Hoàn thành.
        Done = "06",
        /// Lấy lại.
        Recalled = "13",
        /// Đồng ý lấy lại, cập nhật hoặc thay thế.
        Agreed = "15",
        /// Từ chối lấy lại, cập nhật hoặc thay thế.
        Declined = "16",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn zeros_before_a_code_do_not_count_and_others_are_not_known() {
        assert_eq!(StatusCode::of("1"), Some(StatusCode::Arrived));
        assert_eq!(StatusCode::of("013"), Some(StatusCode::Recalled));
        assert_eq!(Priority::of("00"), Some(Priority::Thuong));
        for unknown in ["", "9", "1a", "-1", "٣"] {
            assert_eq!(Priority::of(unknown), None, "{unknown}");
        }
        for code in StatusCode::ALL {
            assert_eq!(StatusCode::of(code.code()), Some(*code));
        }
    }
}
