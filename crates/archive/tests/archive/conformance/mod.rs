//! What every back end must do. A second one joins by a `Place` of its own and one line below.

mod filing;
mod numbers;
mod search;
pub(crate) mod verify;
mod way;

macro_rules! suite {
    ($name:ident, $place:ty: $($module:ident { $($test:ident)+ })+) => {
        mod $name {
            $($(
                #[test]
                fn $test() {
                    super::$module::$test::<$place>();
                }
            )+)+
        }
    };
}

macro_rules! every_test {
    ($name:ident, $place:ty) => {
        suite! {
            $name, $place:
            numbers {
                a_series_begins_at_one_with_the_year
                writers_and_rollbacks_leave_no_gap
                books_and_terms_have_series_of_their_own
                late_numbers_take_letters_and_need_a_reason
                a_cancelled_number_stays_taken
                findings_name_what_is_strange
                what_a_number_needs_is_asked_for
                an_act_that_failed_half_way_is_never_kept
                whatever_an_office_does_its_series_is_whole
            }
            way {
                the_way_is_recorded_step_by_step
                approval_covers_what_was_read
                a_change_re_opens_and_keeps_the_number
                an_issued_document_stays_as_it_is
            }
            search {
                words_with_and_without_marks
                filters_narrow
                pages_follow_one_another
                a_new_version_is_found_by_its_new_words
                any_input_is_a_search
            }
            filing {
                a_ho_so_counts_its_documents_and_pages
                a_document_moves_to_another_ho_so
            }
            verify {
                an_archive_of_everything_is_sound
                a_head_that_was_kept_is_found_again
                the_index_is_made_anew_the_same
                attachments_come_back_as_they_were
            }
        }
    };
}

every_test!(sqlite, crate::world::InFile);
