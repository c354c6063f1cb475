//! `thethuc server`: the archive of an office on a PostgreSQL server, set up by its owner.

use std::path::PathBuf;
use std::process::ExitCode;

use serde_json::json;
use thethuc_archive::postgres::{Person, Server, add_person, set_up};
use thethuc_archive::{ArchiveError, Role};

use super::args::{self, Where};
use super::{Desk, Done};
use crate::args::TEMPLATE;

#[derive(Debug, clap::Args)]
#[command(subcommand_help_heading = "Lệnh", subcommand_value_name = "LỆNH")]
pub(crate) struct ServerArgs {
    #[command(subcommand)]
    command: Command,

    #[command(flatten)]
    place: Where,
}

#[derive(Debug, clap::Subcommand)]
enum Command {
    /// Lập kho trong một cơ sở dữ liệu trống, hoặc nâng cấu trúc của kho cũ
    #[command(help_template = TEMPLATE, next_help_heading = "Tùy chọn", override_usage = "thethuc server init --owner <TỆP> <CƠ_QUAN>")]
    Init {
        /// Tên cơ quan, tổ chức
        #[arg(value_name = "CƠ_QUAN", help_heading = "Tham số")]
        office: String,
        /// Tệp kết nối (JSON) của chủ cơ sở dữ liệu
        #[arg(long, value_name = "TỆP")]
        owner: PathBuf,
    },
    /// Cho một người làm việc với kho, với đúng những vai trò nêu ra
    #[command(help_template = TEMPLATE, next_help_heading = "Tùy chọn", override_usage = "thethuc server person --owner <TỆP> --name <HỌ_TÊN> [--role <VAI_TRÒ>]... <TÀI_KHOẢN>")]
    Person {
        /// Tài khoản trên máy chủ
        #[arg(value_name = "TÀI_KHOẢN", help_heading = "Tham số")]
        login: String,
        /// Họ tên ghi vào nhật ký
        #[arg(long, value_name = "HỌ_TÊN")]
        name: String,
        /// Vai trò: soan-thao, kiem-tra, van-thu, luu-tru
        #[arg(long = "role", value_name = "VAI_TRÒ", value_parser = args::role)]
        roles: Vec<Role>,
        /// Tệp kết nối (JSON) của chủ cơ sở dữ liệu
        #[arg(long, value_name = "TỆP")]
        owner: PathBuf,
    },
}

pub(crate) fn server(args: &ServerArgs, fonts: &str) -> ExitCode {
    Desk::work(&args.place, fonts, |desk| match &args.command {
        Command::Init { office, owner } => {
            let owner = read(owner)?;
            set_up(&owner, office, &desk.by)?;
            let text = format!("Kho “{office}” đã sẵn sàng trên {}.", owner.host);
            desk.answer(&json!({ "database": owner.database }), &text)?;
            Ok(ExitCode::SUCCESS)
        }
        Command::Person {
            login,
            name,
            roles,
            owner,
        } => {
            let person = Person {
                login: login.clone(),
                who: name.clone(),
                roles: roles.clone(),
            };
            add_person(&read(owner)?, &person)?;
            done(desk, login, roles)
        }
    })
}

fn done(desk: &Desk, login: &str, roles: &[Role]) -> Done {
    let names: Vec<&str> = roles.iter().map(|role| role.id()).collect();
    let text = format!("{login}: {}", names.join(", "));
    desk.answer(&json!({ "login": login, "roles": names }), &text)?;
    Ok(ExitCode::SUCCESS)
}

fn read(path: &std::path::Path) -> Result<Server, ArchiveError> {
    Server::read(path)?.ok_or_else(|| ArchiveError::NotAnArchive(path.to_owned()))
}
